# What a function tells about itself.
def f(a, b=1, *args, c=2, **kw):
    """The docstring."""
    local = 1


print(f.__name__, f.__qualname__, f.__doc__, f.__module__)
print(f.__defaults__, f.__kwdefaults__, f.__code__.co_argcount, f.__code__.co_varnames)
print(f.__code__.co_kwonlyargcount, f.__code__.co_name, f.__code__.co_firstlineno)


def outer():
    def inner():
        pass
    return inner


print(outer().__qualname__, (lambda: 0).__name__)
f.attribute = "set"
print(f.attribute, f.__dict__)
f.__defaults__ = (10,)
f.__name__ = "renamed"
print(f.__name__, f.__qualname__)
print(callable(f), callable(1), type(f).__name__)


class C:
    def m(self):
        """Method."""


print(C.m.__qualname__, C().m.__self__.__class__.__name__, C().m.__func__ is C.m, C().m.__doc__)
