"""Names for annotations. They describe programs and do nothing when these run.

The types that type parameters are made of come from _typing; the others are simple objects that
can be subscripted, compared, and shown as they were written.
"""

import collections
import collections.abc
import functools
import sys
import types
from abc import ABCMeta, abstractmethod
from types import GenericAlias
from _typing import (Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs,
                     TypeAliasType, TypeVar, TypeVarTuple, Union)

EXCLUDED_ATTRIBUTES = frozenset({
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__",
    "__new__", "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__",
    "__match_args__", "__static_attributes__", "__firstlineno__", "__parameters__",
    "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol",
    "__protocol_attrs__", "__annotate__", "__annotate_func__", "__annotations_cache__",
    "_abc_impl", "__type_params__", "__init_subclass__", "__qualname__"})


def _type_repr(obj):
    if isinstance(obj, tuple):
        return "[" + ", ".join(map(_type_repr, obj)) + "]"
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, list):
        return "[" + ", ".join(map(_type_repr, obj)) + "]"
    return repr(obj)


def _convert(arg):
    """An argument as it is kept: None stands for its type, a str for a name."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    return arg


def _parameters(args):
    """The type parameters that occur in arguments, in order."""
    found = []
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            if arg not in found:
                found.append(arg)
        elif isinstance(arg, (tuple, list)):
            found += [p for p in _parameters(arg) if p not in found]
        else:
            found += [p for p in getattr(arg, "__parameters__", ()) or () if p not in found]
    return tuple(found)


class ForwardRef:
    """A type known only by its name, as a str in an annotation."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"ForwardRef must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_is_class__ = is_class

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"


class _Final:
    """What cannot be subclassed."""

    def __init_subclass__(cls, /, *args, _root=False, **kwds):
        if not _root:
            raise TypeError("Cannot subclass special typing classes")


class _SpecialForm(_Final, _root=True):
    """A name like Any or ClassVar; subscripting it calls the function it was made from."""

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    @property
    def __name__(self):
        return self._name

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _GenericAlias(_Final, _root=True):
    """Origin[args], where the origin is shown under a name of this module or its own."""

    def __init__(self, origin, args, *, name=None, metadata=None):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self._name = name
        self.__module__ = "typing"
        if metadata is not None:
            self.__metadata__ = metadata

    @property
    def __parameters__(self):
        return _parameters(self.__args__)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        if hasattr(self, "__metadata__"):
            parts = [_type_repr(self.__origin__), *map(repr, self.__metadata__)]
            return f"typing.Annotated[{', '.join(parts)}]"
        if self._name == "Callable":
            *arguments, result = self.__args__
            if arguments == [...]:
                return f"typing.Callable[..., {_type_repr(result)}]"
            return (f"typing.Callable[[{', '.join(map(_type_repr, arguments))}], "
                    f"{_type_repr(result)}]")
        args = ", ".join(map(repr if self._name == "Literal" else _type_repr, self.__args__))
        return f"{name}[{args or '()'}]"

    def _key(self):
        args = self.__args__
        if self._name == "Literal":
            args = frozenset((type(a), a) for a in args)
        return (self.__origin__, args, getattr(self, "__metadata__", None))

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        parameters = self.__parameters__
        if not parameters:
            raise TypeError(f"{self} is not a generic class")
        if len(args) != len(parameters):
            few = "few" if len(args) < len(parameters) else "many"
            raise TypeError(f"Too {few} arguments for {self}; actual {len(args)}, expected "
                            f"{len(parameters)}")
        mapping = dict(zip(parameters, map(_convert, args)))
        new_args = []
        for arg in self.__args__:
            if arg in mapping:
                arg = mapping[arg]
            elif getattr(arg, "__parameters__", ()):
                arg = arg[tuple(mapping[p] for p in arg.__parameters__)]
            new_args.append(arg)
        return _GenericAlias(self.__origin__, tuple(new_args), name=self._name)

    def __call__(self, *args, **kwargs):
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __getattr__(self, attr):
        if not attr.startswith("__") and "__origin__" in self.__dict__:
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


class _Alias(_Final, _root=True):
    """An old name for a class that can be subscripted: List, Dict, Iterable."""

    def __init__(self, origin, name, count):
        self.__origin__ = origin
        self._name = name
        self._count = count  # of parameters; -1: any number
        self.__module__ = "typing"
        self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    @property
    def __name__(self):
        return self._name

    def __getitem__(self, args):
        if self._name == "Callable":
            if not isinstance(args, tuple) or len(args) != 2:
                raise TypeError("Callable must be used as Callable[[arg, ...], result].")
            arguments, result = args
            if isinstance(arguments, list):
                arguments = tuple(map(_convert, arguments))
            elif arguments is ...:
                arguments = (...,)
            else:
                arguments = (arguments,)
            return _GenericAlias(self.__origin__, (*arguments, _convert(result)),
                                 name=self._name)
        if not isinstance(args, tuple):
            args = (args,)
        if self._count >= 0 and len(args) != self._count:
            few = "few" if len(args) < self._count else "many"
            raise TypeError(f"Too {few} arguments for {self}; actual {len(args)}, expected "
                            f"{self._count}")
        return _GenericAlias(self.__origin__, tuple(map(_convert, args)), name=self._name)

    def __call__(self, *args, **kwargs):
        if self._name in ("List", "Dict", "Set", "FrozenSet", "Tuple", "Type"):
            raise TypeError(f"Type {self._name} cannot be instantiated; use "
                            f"{self.__origin__.__name__.lower()}() instead")
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# ---- special forms ----

class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """A type that every value is of, and that allows everything."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _no_parameters(name, doc):
    def form(self, parameters):
        raise TypeError(f"{self} is not subscriptable")
    form.__name__ = name
    form.__doc__ = doc
    return _SpecialForm(form)


NoReturn = _no_parameters("NoReturn", "The result type of functions that never return.")
Never = _no_parameters("Never", "The type that no value is of.")
Self = _no_parameters("Self", "The type of the object a method belongs to.")
LiteralString = _no_parameters("LiteralString", "The type of strs that come from literals.")
TypeAlias = _no_parameters("TypeAlias", "The annotation of a variable that names a type.")


def _one_parameter(name, doc):
    def form(self, parameters):
        if isinstance(parameters, tuple):
            raise TypeError(f"{self} accepts only single type. Got {parameters!r:.100}.")
        return _GenericAlias(self, (_convert(parameters),), name=name)
    form.__name__ = name
    form.__doc__ = doc
    return _SpecialForm(form)


ClassVar = _one_parameter("ClassVar", "The annotation of a variable of the class itself.")
Final = _one_parameter("Final", "The annotation of a name that is assigned once.")
TypeGuard = _one_parameter("TypeGuard", "The result type of a function that tells types.")
TypeIs = _one_parameter("TypeIs", "The result type of a function that tells types apart.")
Required = _one_parameter("Required", "The annotation of a key that must be there.")
NotRequired = _one_parameter("NotRequired", "The annotation of a key that may be missing.")
ReadOnly = _one_parameter("ReadOnly", "The annotation of a key that is not assigned.")
Unpack = _one_parameter("Unpack", "The items of a tuple type: Unpack[Ts] is *Ts.")


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is X | None."""
    return Union[_convert(parameters), type(None)]


@_SpecialForm
def Literal(self, parameters):
    """The type of these values only."""
    parameters = parameters if isinstance(parameters, tuple) else (parameters,)
    flat = []
    for p in parameters:
        for value in p.__args__ if isinstance(p, _GenericAlias) and p._name == "Literal" else (
                (p,)):
            if not any(value == v and type(value) is type(v) for v in flat):
                flat.append(value)
    return _GenericAlias(self, tuple(flat), name="Literal")


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters in front of those of a ParamSpec."""
    parameters = parameters if isinstance(parameters, tuple) else (parameters,)
    return _GenericAlias(self, tuple(map(_convert, parameters)), name="Concatenate")


@_SpecialForm
def Annotated(self, params):
    """A type with more that is said about it."""
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and "
                        "an annotation).")
    origin, *metadata = params
    if hasattr(origin, "__metadata__"):
        metadata = [*origin.__metadata__, *metadata]
        origin = origin.__origin__
    return _GenericAlias(_convert(origin), (_convert(origin),), name="Annotated",
                         metadata=tuple(metadata))


# ---- names for classes ----

def _alias(name, origin, count):
    globals()[name] = _Alias(origin, name, count)


for _name, _origin, _count in (
    ("List", list, 1), ("Dict", dict, 2), ("Set", set, 1), ("FrozenSet", frozenset, 1),
    ("Tuple", tuple, -1), ("Type", type, 1), ("Deque", collections.deque, 1),
    ("DefaultDict", collections.defaultdict, 2), ("OrderedDict", collections.OrderedDict, 2),
    ("Counter", collections.Counter, 1), ("ChainMap", collections.ChainMap, 2),
    ("Callable", collections.abc.Callable, 2), ("AbstractSet", collections.abc.Set, 1),
    ("Generator", collections.abc.Generator, -1),
    ("AsyncGenerator", collections.abc.AsyncGenerator, -1),
    ("Coroutine", collections.abc.Coroutine, 3), ("ItemsView", collections.abc.ItemsView, 2),
    ("Mapping", collections.abc.Mapping, 2),
    ("MutableMapping", collections.abc.MutableMapping, 2),
    ("Hashable", collections.abc.Hashable, 0), ("Sized", collections.abc.Sized, 0),
    *((_n, getattr(collections.abc, _n), 1) for _n in (
        "Awaitable", "AsyncIterable", "AsyncIterator", "Iterable", "Iterator", "Container",
        "Collection", "Reversible", "MutableSet", "Sequence", "MutableSequence", "KeysView",
        "ValuesView", "MappingView")),
):
    _alias(_name, _origin, _count)

Text = str
AnyStr = TypeVar("AnyStr", bytes, str)
TYPE_CHECKING = False


class NewType:
    """A name for a type that is checked as if it were another: NewType("UserId", int)."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = sys._getframe(1).f_globals.get("__name__", "__main__")

    def __call__(self, x, /):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# ---- protocols ----

class _ProtocolMeta(ABCMeta):
    """The metaclass of protocols: isinstance() looks for the members they name."""

    def __instancecheck__(cls, instance):
        if cls is Protocol or not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with "
                            "@runtime_checkable protocols")
        if super().__instancecheck__(instance):
            return True
        return all(hasattr(instance, name) for name in cls.__protocol_attrs__)

    def __subclasscheck__(cls, other):
        if cls is Protocol or not getattr(cls, "_is_protocol", False):
            return super().__subclasscheck__(other)
        if not isinstance(other, type):
            raise TypeError("issubclass() arg 1 must be a class")
        if cls in getattr(other, "__mro__", ()):
            return True
        if not getattr(cls, "_is_runtime_protocol", False):
            return cls in getattr(other, "__mro__", ())
        return all(any(name in base.__dict__ for base in other.__mro__)
                   for name in cls.__protocol_attrs__)


def _protocol_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A class that stands for all classes with the same members."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if cls._is_protocol:
            attrs = set()
            for base in cls.__mro__[:-1]:
                if base.__name__ in ("Protocol", "Generic"):
                    continue
                attrs |= {n for n in (*base.__dict__, *getattr(base, "__annotations__", {}))
                          if n not in EXCLUDED_ATTRIBUTES and not n.startswith("_abc_")}
            cls.__protocol_attrs__ = attrs
            if cls.__init__ is Protocol.__init__:
                cls.__init__ = _protocol_init
        elif cls.__init__ is _protocol_init:
            cls.__init__ = object.__init__


def runtime_checkable(cls):
    """A class decorator: isinstance() may be used with this protocol."""
    if not getattr(cls, "_is_protocol", False):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got "
                        f"{cls!r}")
    cls._is_runtime_protocol = True
    return cls


def is_protocol(tp, /):
    """Is it a protocol class?"""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    """The names that a protocol asks for."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


class SupportsInt(Protocol):
    """Classes with __int__."""
    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


class SupportsFloat(Protocol):
    """Classes with __float__."""
    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


class SupportsIndex(Protocol):
    """Classes with __index__."""
    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


class SupportsAbs(Protocol):
    """Classes with __abs__."""
    __slots__ = ()

    @abstractmethod
    def __abs__(self):
        pass


class SupportsRound(Protocol):
    """Classes with __round__."""
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0):
        pass


for _protocol in (SupportsInt, SupportsFloat, SupportsIndex, SupportsAbs, SupportsRound):
    runtime_checkable(_protocol)


# ---- NamedTuple, TypedDict ----

def _make_nmtuple(name, fields, defaults=(), module=None):
    made = collections.namedtuple(name, [n for n, t in fields], defaults=defaults,
                                  module=module)
    made.__annotations__ = {n: _convert(t) for n, t in fields}
    made.__new__.__annotations__ = dict(made.__annotations__)
    return made


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        annotations = _own_annotations(ns)
        defaults = []
        for name in annotations:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(f"non-default namedtuple field {name} cannot follow default "
                                f"field{'s' if len(defaults) > 1 else ''} "
                                f"{', '.join(defaults)}")
        made = _make_nmtuple(typename, annotations.items(), [ns[n] for n in defaults],
                             ns["__module__"])
        for key, value in ns.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields",
                       "_field_defaults", "_field_types", "_make", "_replace", "_asdict",
                       "_source"):
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
            if key not in EXCLUDED_ATTRIBUTES and key not in made._fields or key == "__doc__":
                setattr(made, key, value)
                if hasattr(type(value), "__set_name__"):
                    type(value).__set_name__(value, made, key)
        return made


def _own_annotations(ns):
    """The annotations in the namespace of a class that is being made."""
    if "__annotations__" in ns:
        return dict(ns["__annotations__"])
    annotate = ns.get("__annotate_func__") or ns.get("__annotate__")
    return dict(annotate(1)) if annotate is not None else {}


def NamedTuple(typename, fields=None, /):
    """A named tuple with annotated fields: a base class, or to be called."""
    if fields is None:
        raise TypeError("NamedTuple() missing 1 required positional argument: 'fields'")
    module = sys._getframe(1).f_globals.get("__name__", "__main__")
    return _make_nmtuple(typename, list(fields), module=module)


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True, closed=None, extra_items=None):
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("_own", {}))
            required |= base.__dict__.get("__required_keys__", frozenset())
            optional |= base.__dict__.get("__optional_keys__", frozenset())
        for key, tp in _own_annotations(ns).items():
            annotations[key] = tp
            mark = getattr(tp, "_name", None) if isinstance(tp, _GenericAlias) else None
            is_required = mark == "Required" or total and mark != "NotRequired"
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
        made = type.__new__(cls, name, (dict,), {
            k: v for k, v in ns.items() if k not in ("__annotate_func__", "__annotate__")})
        made.__annotations__ = annotations
        made._own = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


def TypedDict(typename, fields, /, *, total=True):
    """A dict with annotated keys: a base class, or to be called."""
    ns = {"__annotations__": dict(fields),
          "__module__": sys._getframe(1).f_globals.get("__name__", "__main__")}
    return _TypedDictMeta(typename, (), ns, total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Is it a class made with TypedDict?"""
    return isinstance(tp, _TypedDictMeta)


# ---- functions ----

def cast(typ, val):
    """The value itself."""
    return val


def assert_type(val, typ, /):
    """The value itself."""
    return val


def reveal_type(obj, /):
    """Print the type of a value; return the value."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    """To be called where a program never comes."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


_overloads = {}


def overload(func):
    """A decorator for the signatures of a function that has several."""
    f = getattr(func, "__func__", func)
    _overloads.setdefault((f.__module__, f.__qualname__), []).append(func)
    return _overload_dummy


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of "
                              "@overload-decorated functions outside a stub module should "
                              "always be followed by an implementation that is not "
                              "@overload-ed.")


def get_overloads(func):
    """The signatures of a function."""
    f = getattr(func, "__func__", func)
    return list(_overloads.get((f.__module__, f.__qualname__), ()))


def clear_overloads():
    """Forget all signatures."""
    _overloads.clear()


def final(f):
    """A decorator: not to be overridden or subclassed."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """A decorator: this method overrides another."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    """A decorator: the annotations are no types."""
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        frozen_default=False, field_specifiers=(), **kwargs):
    """A decorator for what makes dataclasses."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default,
            "kw_only_default": kw_only_default, "frozen_default": frozen_default,
            "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn
    return decorator


def get_origin(tp):
    """The X of X[Y]; None for what is not subscripted."""
    if isinstance(tp, _GenericAlias):
        return Annotated if hasattr(tp, "__metadata__") else tp.__origin__
    if isinstance(tp, (GenericAlias, ParamSpecArgs, ParamSpecKwargs, _Alias)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, Union):
        return Union
    return None


def get_args(tp):
    """The arguments of a subscripted type: a tuple."""
    if isinstance(tp, _GenericAlias):
        if hasattr(tp, "__metadata__"):
            return (tp.__origin__, *tp.__metadata__)
        if tp._name == "Callable" and tp.__args__[0] is not ...:
            return (list(tp.__args__[:-1]), tp.__args__[-1])
        return tp.__args__
    if isinstance(tp, GenericAlias):
        if tp.__origin__ is collections.abc.Callable and tp.__args__[0] is not ...:
            return (list(tp.__args__[:-1]), tp.__args__[-1])
        return tp.__args__
    if isinstance(tp, Union):
        return tp.__args__
    return ()


def _evaluate(tp, globalns, localns):
    if isinstance(tp, ForwardRef):
        tp = tp.__forward_arg__
    if isinstance(tp, str):
        return _evaluate(eval(tp, globalns, localns), globalns, localns)
    return type(None) if tp is None else tp


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class, function or module, with names looked up."""
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            if base is object or not hasattr(base, "__annotations__"):
                continue
            names = globalns or getattr(sys.modules.get(base.__module__), "__dict__", {})
            for name, value in base.__annotations__.items():
                hints[name] = _evaluate(value, names, localns or dict(vars(base)))
    else:
        names = globalns or getattr(obj, "__globals__", None) or getattr(obj, "__dict__", {})
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        for name, value in annotations.items():
            hints[name] = _evaluate(value, names, localns)
    if include_extras:
        return hints
    return {name: value.__origin__ if hasattr(value, "__metadata__") else value
            for name, value in hints.items()}


class IO(Generic[AnyStr]):
    """The type of open files."""
    __slots__ = ()


class TextIO(IO[str]):
    """The type of text files."""
    __slots__ = ()


class BinaryIO(IO[bytes]):
    """The type of binary files."""
    __slots__ = ()


ContextManager = _Alias(__import__("contextlib").AbstractContextManager, "ContextManager", -1)
AsyncContextManager = _Alias(__import__("contextlib").AbstractAsyncContextManager,
                             "AsyncContextManager", -1)
ByteString = collections.abc.Sequence

__all__ = [_n for _n in dir() if not _n.startswith("_") and _n not in (
    "ABCMeta", "EXCLUDED_ATTRIBUTES", "GenericAlias", "abstractmethod", "collections",
    "functools", "sys", "types", "ByteString")]
del _name, _origin, _count, _protocol
