# How functions, methods and descriptors are taken apart for pickling: by name.
class C:
    __slots__ = ("slot",)

    def method(self):
        pass

    def __repr__(self):
        return "C()"


print(C().method.__reduce__())
print([1].append.__reduce__())
print(len.__reduce__())
print(str.join.__reduce__())
print(int.__add__.__reduce__())
print((5).__add__.__reduce__())
print(C.slot.__reduce__())
print(len.__reduce_ex__(4))
for value in (lambda: 0, type(C.method).__code__):
    try:
        print(value.__reduce__ is None)
    except TypeError as error:
        print(error)
