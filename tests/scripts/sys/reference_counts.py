import sys

a = []
print(sys.getrefcount(a))
b = a
print(sys.getrefcount(a))
c = [a, a]
print(sys.getrefcount(a))
del b
c.pop()
print(sys.getrefcount(a))
c = None
print(sys.getrefcount(a))


class C:
    pass


instance = C()
print(sys.getrefcount(instance))
instance.self = instance
print(sys.getrefcount(instance))
for value in (None, True, 5, 0, -1, "", (), "a", int, object, Exception, ...):
    print(sys.getrefcount(value))
