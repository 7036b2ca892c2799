# __abstractmethods__ keeps a class from being instantiated.
class A:
    def f(self): pass

try:
    A.__abstractmethods__
except AttributeError as error:
    print(error)
for names in ({"f"}, {"f", "g"}, ()):
    A.__abstractmethods__ = names
    try:
        print(type(A()).__name__)
    except TypeError as error:
        print(error)
A.__abstractmethods__ = {"f"}
class B(A): pass
print(type(B()).__name__)
del A.__abstractmethods__
print(type(A()).__name__)
try:
    del A.__abstractmethods__
except AttributeError as error:
    print(error)
