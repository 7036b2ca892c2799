from typing import *
import typing
T = TypeVar("T"); K = TypeVar("K")
def f(x: int, y: Optional[str] = None, *a: List[int]) -> Dict[str, Any]: return {}
print(List[int], Dict[str, int], Optional[int], Union[int, str], Callable[[int], str], Callable[..., Any], Tuple[int, ...], Any, ClassVar[int], Literal[1, "a"], Type[int], Iterable[T])
print(List[T][int], Annotated[int, "m"], List, NoReturn, Self, f.__annotations__["y"], get_origin(List[int]), get_args(Dict[str, int]), get_args(Callable[[int], str]), get_origin(Union[int, str]))
class S(Generic[T]):
    def __init__(self, x: T): self.x = x
print(S[int](5).x, S[int], S.__parameters__)
class P(Protocol):
    def go(self) -> int: ...
@runtime_checkable
class Q(Protocol):
    def go(self): ...
class Impl:
    def go(self): return 1
print(isinstance(Impl(), Q), isinstance(5, Q), issubclass(Impl, Q))
for bad in (lambda: isinstance(5, P), lambda: P(), lambda: Any(), lambda: isinstance(5, List[int]), lambda: List[int, str], lambda: Optional()):
    try: print(bad())
    except TypeError as e: print(e)
class NT(NamedTuple):
    a: int
    b: str = "x"
    def m(self): return self.a
print(NT(1), NT(1).m(), NT._fields, NT.__annotations__, NamedTuple("N2", [("q", int)])(5))
class TD(TypedDict, total=False):
    a: int
    b: Required[str]
print(TD(a=1), TD.__total__, sorted(TD.__required_keys__), sorted(TD.__optional_keys__), is_typeddict(TD))
UserId = NewType("UserId", int); print(UserId(5), UserId, cast(int, "x"), get_type_hints(f))
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(5), len(get_overloads(g)), isinstance([], typing.Sequence), final(Impl) is Impl, TYPE_CHECKING)
class MyList(List[int]): pass
print(MyList.__mro__[1], MyList([1]))
