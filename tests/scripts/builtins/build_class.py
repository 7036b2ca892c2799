def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



class Meta(type):
    @classmethod
    def __prepare__(metacls, name, bases, **keywords):
        print("prepare", name, [base.__name__ for base in bases], keywords)
        return {"prepared": True}

    def __new__(metacls, name, bases, namespace, **keywords):
        print("new", name, sorted(n for n in namespace if not n.startswith("__")), keywords)
        return super().__new__(metacls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **keywords):
        print("init", name, keywords)


class A(metaclass=Meta):
    x = 1


class B(A, flag="yes"):
    def method(self):
        return __class__


print(B.prepared, B().method() is B, type(B).__name__)


class Other(type):
    pass


class C(metaclass=Other):
    pass


def conflict():
    class D(A, C):
        pass


show(conflict)


def callable_metaclass(name, bases, namespace):
    return name, bases, namespace["x"]


class E(metaclass=callable_metaclass):
    x = 5


print(E)


class Entries:
    def __mro_entries__(self, bases):
        return (A,)


class F(Entries()):
    pass


print(F.__mro__[1].__name__, type(F.__orig_bases__[0]).__name__)


def bad_entries():
    class Wrong:
        def __mro_entries__(self, bases):
            return [A]

    class G(Wrong()):
        pass


show(bad_entries)


def bad_prepare():
    class Preparing(type):
        @classmethod
        def __prepare__(metacls, name, bases):
            return None

    class H(metaclass=Preparing):
        pass


show(bad_prepare)


def no_cell():
    class Forgets(type):
        def __new__(metacls, name, bases, namespace):
            namespace.pop("__classcell__", None)
            return super().__new__(metacls, name, bases, namespace)

    class I(metaclass=Forgets):
        def method(self):
            return __class__


show(no_cell)
show(__build_class__)
show(__build_class__, 1, "x")
show(__build_class__, lambda: None, 2)
