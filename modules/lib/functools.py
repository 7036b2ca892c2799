"""Tools for functions and other callables."""

from _functools import (Placeholder, _lru_cache_wrapper, cmp_to_key, partial, reduce)
from abc import get_cache_token
from collections import namedtuple

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES",
           "total_ordering", "cache", "cmp_to_key", "lru_cache", "reduce", "partial",
           "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
           "Placeholder"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotate__",
                       "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Let a wrapper look like the function it wraps."""
    for attr in assigned:
        try:
            value = getattr(wrapped, attr)
        except AttributeError:
            pass
        else:
            setattr(wrapper, attr, value)
    for attr in updated:
        getattr(wrapper, attr).update(getattr(wrapped, attr, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that lets a wrapper look like the function `wrapped`."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# ---- orderings ----

# For each comparison that a class may define, how the three others follow from it.

def _gt_from_lt(self, other):
    """a > b, from not a < b and a != b."""
    op_result = type(self).__lt__(self, other)
    return op_result if op_result is NotImplemented else not op_result and self != other


def _le_from_lt(self, other):
    """a <= b, from a < b or a == b."""
    op_result = type(self).__lt__(self, other)
    return op_result if op_result is NotImplemented else op_result or self == other


def _ge_from_lt(self, other):
    """a >= b, from not a < b."""
    op_result = type(self).__lt__(self, other)
    return op_result if op_result is NotImplemented else not op_result


def _ge_from_le(self, other):
    """a >= b, from not a <= b or a == b."""
    op_result = type(self).__le__(self, other)
    return op_result if op_result is NotImplemented else not op_result or self == other


def _lt_from_le(self, other):
    """a < b, from a <= b and a != b."""
    op_result = type(self).__le__(self, other)
    return op_result if op_result is NotImplemented else op_result and self != other


def _gt_from_le(self, other):
    """a > b, from not a <= b."""
    op_result = type(self).__le__(self, other)
    return op_result if op_result is NotImplemented else not op_result


def _lt_from_gt(self, other):
    """a < b, from not a > b and a != b."""
    op_result = type(self).__gt__(self, other)
    return op_result if op_result is NotImplemented else not op_result and self != other


def _ge_from_gt(self, other):
    """a >= b, from a > b or a == b."""
    op_result = type(self).__gt__(self, other)
    return op_result if op_result is NotImplemented else op_result or self == other


def _le_from_gt(self, other):
    """a <= b, from not a > b."""
    op_result = type(self).__gt__(self, other)
    return op_result if op_result is NotImplemented else not op_result


def _le_from_ge(self, other):
    """a <= b, from not a >= b or a == b."""
    op_result = type(self).__ge__(self, other)
    return op_result if op_result is NotImplemented else not op_result or self == other


def _gt_from_ge(self, other):
    """a > b, from a >= b and a != b."""
    op_result = type(self).__ge__(self, other)
    return op_result if op_result is NotImplemented else op_result and self != other


def _lt_from_ge(self, other):
    """a < b, from not a >= b."""
    op_result = type(self).__ge__(self, other)
    return op_result if op_result is NotImplemented else not op_result


_derived = {
    "__lt__": {"__gt__": _gt_from_lt, "__le__": _le_from_lt, "__ge__": _ge_from_lt},
    "__le__": {"__ge__": _ge_from_le, "__lt__": _lt_from_le, "__gt__": _gt_from_le},
    "__gt__": {"__lt__": _lt_from_gt, "__ge__": _ge_from_gt, "__le__": _le_from_gt},
    "__ge__": {"__le__": _le_from_ge, "__gt__": _gt_from_ge, "__lt__": _lt_from_ge},
}


def total_ordering(cls):
    """Class decorator: fill in the comparisons that follow from the one that is there."""
    roots = {op for op in _derived
             if getattr(cls, op, None) is not getattr(object, op, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)  # __lt__ first, then __le__, __gt__, __ge__
    for opname, opfunc in _derived[root].items():
        if opname not in roots:
            opfunc.__name__ = opname
            setattr(cls, opname, opfunc)
    return cls


# ---- caches ----

_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


def lru_cache(maxsize=128, typed=False):
    """A decorator: remember the results of the last `maxsize` different calls.

    With maxsize None all are remembered. With `typed`, 3 and 3.0 are different arguments. The
    function has cache_info(), cache_clear() and, as __wrapped__, the original.
    """
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        # used as @lru_cache, without arguments
        user_function, maxsize = maxsize, 128
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)

    return decorating_function


def cache(user_function, /):
    """A decorator: remember the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property that is computed once per object and then kept among its attributes."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ "
                            "on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance "
                            f"to cache {self.attrname!r} property.") from None
        val = cache.get(self.attrname, cached_property)
        if val is cached_property:
            val = self.func(instance)
            try:
                cache[self.attrname] = val
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance does "
                    "not support item assignment for caching "
                    f"{self.attrname!r} property.") from None
        return val

    __class_getitem__ = classmethod(type(list[int]))


# ---- methods with arguments ----

class partialmethod:
    """A method with some arguments filled in."""

    def __init__(self, func, /, *args, **keywords):
        if isinstance(func, partialmethod):
            merged = list(func.args)
            rest = list(args)
            for i, arg in enumerate(merged):
                if arg is Placeholder and rest:
                    merged[i] = rest.pop(0)
            args = (*merged, *rest)
            keywords = {**func.keywords, **keywords}
            func = func.func
        elif not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
        if args and args[-1] is Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args),
                 *(f"{k}={v!r}" for k, v in self.keywords.items())]
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            merged = list(self.args)
            rest = list(args)
            for i, arg in enumerate(merged):
                if arg is Placeholder:
                    if not rest:
                        raise TypeError("missing positional arguments in 'partialmethod' "
                                        "call; expected at least "
                                        f"{merged.count(Placeholder)}, got {len(args)}")
                    merged[i] = rest.pop(0)
            return self.func(cls_or_self, *merged, *rest, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None and not isinstance(self.func, partial):
            new_func = get(obj, cls)
            if new_func is not self.func:
                # The function bound itself: the arguments go behind what it has bound.
                result = partial(new_func, *self.args, **self.keywords)
                try:
                    result.__self__ = new_func.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(type(list[int]))


# ---- functions chosen by the type of an argument ----

def _c3_merge(sequences):
    """The linearisation that keeps the order of all these lists."""
    result = []
    while True:
        sequences = [s for s in sequences if s]
        if not sequences:
            return result
        for s1 in sequences:
            candidate = s1[0]
            if not any(candidate in s2[1:] for s2 in sequences):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(candidate)
        for seq in sequences:
            if seq[0] is candidate:
                del seq[0]


def _c3_mro(cls, abcs):
    """The MRO of a class as if it inherited from those abstract classes it counts for."""
    for i, base in enumerate(reversed(cls.__bases__)):
        if hasattr(base, "__abstractmethods__"):
            boundary = len(cls.__bases__) - i
            break
    else:
        boundary = 0
    explicit_bases = list(cls.__bases__[:boundary])
    abstract_bases = [base for base in abcs
                      if issubclass(cls, base)
                      and not any(issubclass(b, base) for b in cls.__bases__)]
    other_bases = list(cls.__bases__[boundary:])
    remaining = [base for base in abcs if base not in abstract_bases]
    mros = [_c3_mro(base, remaining)
            for base in (*explicit_bases, *abstract_bases, *other_bases)]
    return _c3_merge([[cls], *mros, explicit_bases, abstract_bases, other_bases])


def _compose_mro(cls, types):
    """The MRO of a class among these types, abstract ones that it counts for included."""
    bases = set(cls.__mro__)

    def is_related(typ):
        return (typ not in bases and hasattr(typ, "__mro__")
                and not isinstance(typ, type(list[int])) and issubclass(cls, typ))

    types = [n for n in types if is_related(n)]

    def is_strict_base(typ):
        return any(typ != other and typ in other.__mro__ for other in types)

    types = [n for n in types if not is_strict_base(n)]
    type_set = set(types)
    mro = []
    for typ in types:
        found = []
        for sub in typ.__subclasses__():
            if sub not in bases and issubclass(cls, sub):
                found.append([s for s in sub.__mro__ if s in type_set])
        if not found:
            mro.append(typ)
            continue
        found.sort(key=len, reverse=True)
        for sub in found:
            for subcls in sub:
                if subcls not in mro:
                    mro.append(subcls)
    return _c3_mro(cls, abcs=mro)


def _find_impl(cls, registry):
    """The function for a class, or for the class it is most like."""
    mro = _compose_mro(cls, registry.keys())
    match = None
    for t in mro:
        if match is not None:
            # Two abstract classes that the MRO does not order: nobody can say which.
            if (t in registry and t not in cls.__mro__ and match not in cls.__mro__
                    and not issubclass(match, t)):
                raise RuntimeError(f"Ambiguous dispatch: {match} or {t}")
            break
        if t in registry:
            match = t
    return registry.get(match)


def singledispatch(func):
    """A decorator: a function with variants, chosen by the type of the first argument.

    Variants are added with @function.register(type), or @function.register where the first
    parameter is annotated.
    """
    import weakref
    registry = {}
    dispatch_cache = weakref.WeakKeyDictionary()
    cache_token = None
    union_type = type(int | str)

    def dispatch(cls):
        """The variant for objects of a class."""
        nonlocal cache_token
        if cache_token is not None and cache_token != get_cache_token():
            dispatch_cache.clear()
            cache_token = get_cache_token()
        try:
            return dispatch_cache[cls]
        except KeyError:
            impl = registry.get(cls)
            if impl is None:
                impl = _find_impl(cls, registry)
            dispatch_cache[cls] = impl
            return impl

    def _is_valid_dispatch_type(cls):
        if isinstance(cls, type) and not isinstance(cls, type(list[int])):
            return True
        return isinstance(cls, union_type) and all(isinstance(arg, type)
                                                   for arg in cls.__args__)

    def register(cls, func=None):
        """Add a variant for a class."""
        nonlocal cache_token
        if _is_valid_dispatch_type(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a "
                                "class or union type.")
            ann = getattr(cls, "__annotations__", {})
            if not ann:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either "
                                "`@register(some_class)` or plain `@register` on an annotated "
                                "function.")
            func = cls
            argname, cls = next(iter(ann.items()))
            if not _is_valid_dispatch_type(cls):
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        for one in (cls.__args__ if isinstance(cls, union_type) else (cls,)):
            registry[one] = func
            if cache_token is None and hasattr(one, "__abstractmethods__"):
                cache_token = get_cache_token()
        dispatch_cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    funcname = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = type(type.__dict__)(registry)
    wrapper._clear_cache = dispatch_cache.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """singledispatch() for methods: the variant is chosen by the argument after self."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Add a variant for a class."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch

        def _method(*args, **kwargs):
            if not args:
                funcname = getattr(self.func, "__name__", "singledispatchmethod method")
                raise TypeError(f"{funcname} requires at least 1 positional argument")
            method = dispatch(args[0].__class__)
            return method.__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
