# Descriptors with __get__, __set__ and __delete__, beside the instance's dict.
class Data:
    def __get__(self, instance, owner=None):
        return "data of " + owner.__name__
    def __set__(self, instance, value):
        print("set", value)
    def __delete__(self, instance):
        print("delete")
class NonData:
    def __get__(self, instance, owner=None):
        return "non-data"
class OnlySet:
    def __set__(self, instance, value):
        print("only set", value)
class OnlyDelete:
    def __delete__(self, instance):
        print("only delete")

class A:
    data, nondata, onlyset, onlydelete = Data(), NonData(), OnlySet(), OnlyDelete()

a = A()
a.__dict__.update(data=1, nondata=2, onlyset=3, onlydelete=4)
print(a.data, A.data, a.nondata, a.onlyset, a.onlydelete)
a.data = 5
del a.data
a.onlyset = 6
del a.onlydelete
for action in (lambda: delattr(a, "onlyset"), lambda: setattr(a, "onlydelete", 1)):
    try:
        action()
    except AttributeError as error:
        print(error)
del a.nondata
print(a.nondata)
a.nondata = 7
print(a.nondata)
