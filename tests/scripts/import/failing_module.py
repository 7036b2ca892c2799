import sys

sys.path.insert(0, sys.path[0] + "/modules")

def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



for attempt in range(2):
    try:
        import failing
    except ZeroDivisionError as error:
        print(error, "failing" in sys.modules)
try:
    import wrong_syntax
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset, error.filename.endswith("wrong_syntax.py"), error.text)
print("wrong_syntax" in sys.modules)
