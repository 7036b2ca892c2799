# The limit of 4,300 digits in conversions to and from text.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


import sys
print(sys.get_int_max_str_digits())
check(r'''
len(str(10 ** 4299))
str(10 ** 4300)
int("1" * 4300) > 0
int("1" * 4301)
int("1_" * 4300 + "1")
repr(-10 ** 4300)
len(hex(10 ** 5000))
int("f" * 5000, 16) > 0
int("7" * 5000, 7)
int("1" * 6000, 32) > 0
"%d" % 10 ** 4300
f"{10 ** 4300}"
format(10 ** 4300, "x")[:3]
float("1" * 5000)
''')
for limit in (0, 640, 639, -1, 10 ** 30, "a"):
    try:
        sys.set_int_max_str_digits(limit)
        print(limit, sys.get_int_max_str_digits())
    except Exception as error:
        print(type(error).__name__, error)
check(r'''
str(10 ** 640)
int("1" * 641)
''')
sys.set_int_max_str_digits(maxdigits=5000)
check(r'''
len(str(10 ** 4500))
''')
