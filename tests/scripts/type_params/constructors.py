from _typing import Generic, NoDefault, ParamSpec, TypeAliasType, TypeVar, TypeVarTuple


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)


attempt(lambda: (TypeVar("T"), TypeVar("T").__module__, TypeVar("T").__default__))
attempt(lambda: (TypeVar("T", int, str), TypeVar("T", int, str).__constraints__))
attempt(lambda: TypeVar("T", bound=int).__bound__)
attempt(lambda: TypeVar("T", default=None).__default__)
attempt(lambda: TypeVar("T", default=NoDefault).has_default())
attempt(lambda: [TypeVar("T", covariant=True), TypeVar("T", contravariant=True), TypeVar("T", infer_variance=True)])
attempt(lambda: TypeVar("T", bound=int).evaluate_bound)
attempt(lambda: TypeVar("T", bound=int).evaluate_bound(1))
attempt(lambda: TypeVar("T", bound=int).evaluate_bound(4))
attempt(lambda: TypeVar("T", int))
attempt(lambda: TypeVar("T", int, str, bound=int))
attempt(lambda: TypeVar("T", covariant=True, contravariant=True))
attempt(lambda: TypeVar("T", covariant=True, infer_variance=True))
attempt(lambda: TypeVar())
attempt(lambda: TypeVar(1))
attempt(lambda: TypeVar("T", wrong=1))
attempt(lambda: (TypeVarTuple("Ts"), TypeVarTuple("Ts", default=int).__default__))
attempt(lambda: TypeVarTuple())
attempt(lambda: TypeVarTuple(5))
attempt(lambda: [ParamSpec("P"), ParamSpec("P", covariant=True), ParamSpec("P", default=[int]).__default__])
attempt(lambda: ParamSpec(None) if False else ParamSpec(1.5))
attempt(lambda: (TypeAliasType("X", int), TypeAliasType("X", int).__value__, TypeAliasType("X", int).__module__))
attempt(lambda: TypeAliasType("X"))
attempt(lambda: TypeAliasType(1, int))
attempt(lambda: TypeAliasType("X", int, type_params=[1]))
attempt(lambda: TypeAliasType("X", int, type_params=(1,)))
attempt(lambda: TypeAliasType("X", int, type_params=(TypeVar("T"),))[int])
attempt(lambda: TypeAliasType("X", int)[int])
attempt(lambda: (NoDefault, type(NoDefault), type(NoDefault)() is NoDefault))
attempt(lambda: TypeVar("T")())
attempt(lambda: TypeAliasType("X", int)())
attempt(lambda: type("S", (TypeVar,), {}))
attempt(lambda: type("S", (TypeAliasType,), {}))
V = TypeVar("V")
attempt(lambda: setattr(V, "__bound__", 1))
attempt(lambda: setattr(V, "__name__", 1))
attempt(lambda: setattr(TypeAliasType("X", int), "__value__", 1))
attempt(lambda: setattr(TypeAliasType("X", int), "new", 1))
V.extra = 5
print(V.extra)


class O(Generic[V]):
    pass


print(O.__parameters__, O.__orig_bases__, O[int], O.__type_params__)
