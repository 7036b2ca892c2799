# What __set_name__ raises gets a note.
class Bad:
    def __set_name__(self, owner, name):
        raise ValueError("bad name")

class NotCallable:
    __set_name__ = 5

for kind in (Bad, NotCallable):
    try:
        class C:
            attribute = kind()
    except Exception as error:
        print(type(error).__name__, error, error.__notes__)

class Good:
    def __set_name__(self, owner, name):
        print(owner.__name__, name)

class D:
    x = Good()
    y = Good()
D.z = Good()
