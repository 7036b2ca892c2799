def first[T](items: list[T], default: T = None) -> T:
    """Doc."""
    return items[0] if items else default


print(first([1, 2]), first([]), first([], 5), first.__doc__)
print(first.__type_params__, first.__annotations__, first.__defaults__, first.__name__, first.__qualname__)


def every[T: int, U: (int, str), *Ts, **P, D = list[T]](a: T, *args: *Ts, b: U = 1, **kw: P.kwargs) -> D:
    return T, U, Ts, P, D


print(every(1))
print(every.__annotations__)
print(every.__kwdefaults__, every.__defaults__)
for p in every.__type_params__:
    print(repr(p), type(p).__name__, p.__name__, p.has_default(), p.__default__)
T, U, Ts, P, D = every.__type_params__
print(T.__bound__, T.__constraints__, U.__bound__, U.__constraints__, D.__default__)
print(T.__covariant__, T.__contravariant__, T.__infer_variance__)
print(P.args, P.kwargs, P.args.__origin__ is P, P.args == P.args, P.args == P.kwargs)
print([*Ts])


def plain(): pass


print(plain.__type_params__)
plain.__type_params__ = (T,)
print(plain.__type_params__)
print((lambda: 1).__type_params__)
