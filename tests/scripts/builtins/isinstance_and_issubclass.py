def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



class A: ...
class B(A): ...


show(isinstance, B(), A)
show(isinstance, A(), B)
show(isinstance, 1, (str, int))
show(isinstance, 1, (str, (float, (int,))))
show(isinstance, True, int)
show(isinstance, 1, int | str)
show(isinstance, 1, 1)
show(isinstance, 1, (str, 5))
show(issubclass, B, A)
show(issubclass, A, B)
show(issubclass, bool, (str, int))
show(issubclass, 1, int)
show(issubclass, int, 1)
show(isinstance, A, type)


class Meta(type):
    def __instancecheck__(cls, instance):
        return instance == 42

    def __subclasscheck__(cls, subclass):
        return subclass is int


class M(metaclass=Meta): ...


show(isinstance, 42, M)
show(isinstance, 41, M)
show(issubclass, int, M)
show(issubclass, str, M)
show(isinstance, M(), M)
