# Subclasses of OSError with their own __init__ or __new__.
class WithInit(OSError):
    def __init__(self, a, b, c):
        super().__init__(a, b)
class WithNew(OSError):
    def __new__(cls, *args):
        return super().__new__(cls, *args)
class Ignores(OSError):
    def __init__(self, value):
        self.value = value
class Plain(OSError):
    pass

for e in (WithInit(2, "b", "c"), WithNew(2, "text"), Ignores(5), Plain(2, "text", "file")):
    print(type(e).__name__, e.args, e.errno, e.strerror, e.filename, str(e))
try:
    OSError(1, x=2)
except TypeError as error:
    print(error)
