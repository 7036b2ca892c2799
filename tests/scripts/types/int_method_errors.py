# Misuse of the methods of ints.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
(1).bit_length(2)
(1).bit_count(x=1)
(1).conjugate(1)
(1).as_integer_ratio(1)
(1).is_integer(1)
(1).real = 2
(1).foo
(1).numerator()
int.bit_length()
int.bit_length("a")
int.__add__(1)
int.__add__("a", 1)
(1).__add__()
(1).__add__(1, 2)
(1).__round__("a")
(1).__round__(1, 2)
(1).__round__(1.5)
(1).__format__()
(1).__format__(5)
(1).__hash__(1)
(1).__neg__(1)
(1).__bool__(1)
int.__new__()
int.__new__(5)
int.__new__(str)
int.__new__(bool)
bool.__new__(int)
type("B", (bool,), {})
''')
