# What cannot be raised.
class NoException: pass
class NeedsArguments(Exception):
    def __init__(self, a, b): pass
class BadStr(Exception):
    def __str__(self): return 5

for text in ("raise 5", "raise int", "raise None", "raise NoException", "raise NoException()", "raise ValueError from 5",
             "raise ValueError from int", "raise ValueError from None", "raise NeedsArguments", "raise", "raise ValueError, 5",
             "raise ValueError('x') from KeyError"):
    try:
        exec(text)
    except BaseException as error:
        print(text, ":", type(error).__name__, error, repr(error.__cause__))
try:
    str(BadStr())
except TypeError as error:
    print(error)
for classes in ((TypeError, 5), int, [ValueError], None):
    try:
        try:
            raise KeyError("k")
        except classes:
            pass
    except TypeError as error:
        print(error, repr(error.__context__))
