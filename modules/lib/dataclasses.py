"""Classes whose methods are made from their annotated fields.

@dataclass looks at the annotations of a class and adds __init__, __repr__, __eq__ and, if asked,
ordering, hashing, immutability and __slots__.
"""

import abc
import copy
import keyword
import sys
from types import GenericAlias, MappingProxyType

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY",
           "MISSING", "fields", "asdict", "astuple", "make_dataclass", "replace",
           "is_dataclass"]


class FrozenInstanceError(AttributeError):
    """A field of a frozen object was to be changed."""


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()

_EMPTY_METADATA = MappingProxyType({})


class _FIELD_BASE:
    """What kind of field it is."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"


class InitVar:
    """The annotation of a parameter of __init__ that is no field: InitVar[type]."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, GenericAlias):
            type_name = self.type.__name__
        else:
            type_name = repr(self.type)
        return f"dataclasses.InitVar[{type_name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known about one field. To be made by field() only."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init",
                 "compare", "metadata", "kw_only", "doc", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only,
                 doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},"
                f"repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},"
                f"metadata={self.metadata!r},kw_only={self.kw_only!r},doc={self.doc!r},"
                f"_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    """The arguments of @dataclass."""

    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args",
                 "kw_only", "slots", "weakref_slot")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                 weakref_slot):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen
        self.match_args = match_args
        self.kw_only = kw_only
        self.slots = slots
        self.weakref_slot = weakref_slot

    def __repr__(self):
        parts = ",".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"_DataclassParams({parts})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING, doc=None):
    """Say more about a field than its default value."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


# ---- looking at the class ----

def _means(cls, annotation, module_name, name):
    """Does the text of an annotation mean this name of this module, as the class's module
    has imported it?"""
    module = sys.modules.get(module_name)
    names = getattr(sys.modules.get(cls.__module__), "__dict__", {})
    head = annotation.strip().partition("[")[0].strip()
    prefix, dot, last = head.rpartition(".")
    if module is None or last != name:
        return False
    if dot:
        return names.get(prefix) is module
    return names.get(last) is getattr(module, name)


def _is_classvar(cls, annotation):
    if isinstance(annotation, str):
        return _means(cls, annotation, "typing", "ClassVar")
    typing = sys.modules.get("typing")
    return bool(typing) and (annotation is typing.ClassVar
                             or getattr(annotation, "__origin__", None) is typing.ClassVar)


def _is_initvar(cls, annotation):
    if isinstance(annotation, str):
        return _means(cls, annotation, "dataclasses", "InitVar")
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(cls, annotation):
    if isinstance(annotation, str):
        return _means(cls, annotation, "dataclasses", "KW_ONLY")
    return annotation is KW_ONLY


def _get_field(cls, name, annotation, default_kw_only):
    """The field for one annotation."""
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING  # left by __slots__
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _is_classvar(cls, annotation):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(cls, annotation):
        f._field_type = _FIELD_INITVAR
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed:"
                         " use default_factory")
    return f


def _collect_fields(cls, kw_only):
    """All fields, inherited ones first. Puts the defaults where the class had Fields."""
    fields = {}
    for b in cls.__mro__[-1:0:-1]:
        for f in getattr(b, _FIELDS, {}).values():
            fields[f.name] = f
    cls_fields = []
    kw_only_seen = False
    for name, annotation in cls.__annotations__.items():
        if _is_kw_only(cls, annotation):
            if kw_only_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only_seen = kw_only = True
        else:
            cls_fields.append(_get_field(cls, name, annotation, kw_only))
    for f in cls_fields:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in {f.name for f in cls_fields}:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return fields


# ---- making methods ----

class _Methods:
    """The source texts of the methods, compiled together at the end."""

    def __init__(self, cls):
        self.cls = cls
        self.names = {}
        self.globals = dict(sys.modules[cls.__module__].__dict__
                            if cls.__module__ in sys.modules else {})
        self.values = {"MISSING": MISSING, "_HAS_DEFAULT_FACTORY": _HAS_DEFAULT_FACTORY,
                       "__dataclass_builtins_object__": object,
                       "FrozenInstanceError": FrozenInstanceError, "cls": cls}

    def make(self, name, parameters, body):
        """The function with this text; it belongs to the class."""
        lines = [f"def __make__({', '.join(self.values)}):",
                 f"  def {name}({', '.join(parameters)}):",
                 *(f"    {line}" for line in body),
                 f"  return {name}"]
        namespace = {}
        exec("\n".join(lines), self.globals, namespace)
        function = namespace["__make__"](**self.values)
        function.__qualname__ = f"{self.cls.__qualname__}.{name}"
        return function


def _init_parameter(f):
    if f.default is MISSING and f.default_factory is MISSING:
        return f.name
    if f.default is not MISSING:
        return f"{f.name}=__dataclass_dflt_{f.name}__"
    return f"{f.name}=_HAS_DEFAULT_FACTORY"


def _assign(frozen, name, value, self_name):
    if frozen:
        return (f"__dataclass_builtins_object__.__setattr__({self_name}, {name!r}, {value})")
    return f"{self_name}.{name}={value}"


def _init_line(f, frozen, values, self_name, slots):
    """The line of __init__ that sets a field, or None."""
    default_name = f"__dataclass_dflt_{f.name}__"
    if f.default_factory is not MISSING:
        values[default_name] = f.default_factory
        if f.init:
            value = f"{default_name}() if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}"
        else:
            value = f"{default_name}()"
    elif f.init:
        if f.default is not MISSING:
            values[default_name] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        values[default_name] = f.default
        value = default_name
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    return _assign(frozen, f.name, value, self_name)


def _make_init(methods, fields, params):
    std = [f for f in fields if f.init and not f.kw_only]
    kw = [f for f in fields if f.init and f.kw_only]
    seen_default = None
    for f in std:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument "
                            f"{seen_default.name!r}")
    self_name = "__dataclass_self__" if any(f.name == "self" for f in fields) else "self"
    body = []
    for f in fields:
        line = _init_line(f, params.frozen, methods.values, self_name, params.slots)
        if line:
            body.append(line)
    if hasattr(methods.cls, _POST_INIT_NAME):
        names = ",".join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f"{self_name}.{_POST_INIT_NAME}({names})")
    parameters = [self_name, *map(_init_parameter, std)]
    if kw:
        parameters += ["*", *map(_init_parameter, kw)]
    init = methods.make("__init__", parameters, body or ["pass"])
    annotations = {f.name: f.type for f in std + kw}
    init.__annotations__ = {**{n: t.type if isinstance(t, InitVar) else t
                               for n, t in annotations.items()}, "return": None}
    return init


_running_reprs = set()


def _make_repr(cls, fields):
    names = [f.name for f in fields if f.repr]

    def __repr__(self):
        if id(self) in _running_reprs:
            return "..."
        _running_reprs.add(id(self))
        try:
            parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
            return f"{self.__class__.__qualname__}({parts})"
        finally:
            _running_reprs.discard(id(self))

    __repr__.__qualname__ = f"{cls.__qualname__}.__repr__"
    return __repr__


def _make_eq(methods, fields):
    terms = [f"self.{f.name}==other.{f.name}" for f in fields if f.compare]
    return methods.make("__eq__", ("self", "other"), [
        "if self is other:", " return True",
        "if other.__class__ is self.__class__:", f" return {' and '.join(terms) or 'True'}",
        "return NotImplemented"])


def _make_order(methods, name, op, fields):
    def items(obj):
        return "(" + "".join(f"{obj}.{f.name}," for f in fields if f.compare) + ")"
    return methods.make(name, ("self", "other"), [
        "if other.__class__ is self.__class__:", f" return {items('self')}{op}{items('other')}",
        "return NotImplemented"])


def _make_hash(methods, fields):
    names = [f.name for f in fields if (f.compare if f.hash is None else f.hash)]
    items = "".join(f"self.{name}," for name in names)
    return methods.make("__hash__", ("self",), [f"return hash(({items}))"])


def _add_frozen(methods, fields):
    names = "(" + "".join(f"{f.name!r}," for f in fields) + ")"
    cls = methods.cls
    for name, parameters, verb in (("__setattr__", ("self", "name", "value"), "assign to"),
                                   ("__delattr__", ("self", "name"), "delete")):
        rest = ", ".join(parameters[1:])
        function = methods.make(name, parameters, [
            f"if type(self) is cls or name in {names}:",
            f" raise FrozenInstanceError(f'cannot {verb} field {{name!r}}')",
            f"super(cls, self).{name}({rest})"])
        if name in cls.__dict__:
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
        setattr(cls, name, function)


def _set_new(cls, name, value):
    """Set an attribute unless the class has it. True: it has."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _hash_action(cls, params):
    """What becomes of __hash__: None (leave it), "set none", "add", or "exception"."""
    has_explicit = not (cls.__dict__.get("__hash__", MISSING) is MISSING
                        or (cls.__dict__.get("__hash__") is None and "__eq__" in cls.__dict__))
    if params.unsafe_hash:
        return "exception" if has_explicit else "add"
    if not params.eq or has_explicit:
        return None
    return "add" if params.frozen else "set none"


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                   weakref_slot):
    params = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                              slots, weakref_slot)
    # Before anything is added: what the class itself says about its hash.
    hash_action = _hash_action(cls, params)
    fields = _collect_fields(cls, kw_only)
    setattr(cls, _PARAMS, params)
    any_frozen_base = all_frozen_bases = None
    for b in cls.__mro__[1:]:
        if getattr(b, _FIELDS, None) is not None and _PARAMS in b.__dict__:
            all_frozen_bases = b.__dict__[_PARAMS].frozen and all_frozen_bases is not False
            any_frozen_base = any_frozen_base or b.__dict__[_PARAMS].frozen
    if all_frozen_bases is not None:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen_bases is False and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    methods = _Methods(cls)
    all_init = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    field_list = [f for f in fields.values() if f._field_type is _FIELD]
    if init:
        _set_new(cls, "__init__", _make_init(methods, all_init, params))
    _set_new(cls, "__replace__", _replace)
    if repr:
        _set_new(cls, "__repr__", _make_repr(cls, field_list))
    if eq:
        _set_new(cls, "__eq__", _make_eq(methods, field_list))
    if order:
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if _set_new(cls, name, _make_order(methods, name, op, field_list)):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                                "Consider using functools.total_ordering")
    if frozen:
        _add_frozen(methods, field_list)
    if hash_action == "exception":
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if hash_action == "add":
        cls.__hash__ = _make_hash(methods, field_list)
    elif hash_action == "set none":
        cls.__hash__ = None
    if not getattr(cls, "__doc__"):
        cls.__doc__ = f"{cls.__name__}({_signature(all_init)})"
    if match_args:
        _set_new(cls, "__match_args__",
                 tuple(f.name for f in all_init if f.init and not f.kw_only))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, fields)
    abc.update_abstractmethods(cls)
    return cls


def _annotation_text(annotation):
    if isinstance(annotation, str):
        return repr(annotation)
    if isinstance(annotation, type) and not isinstance(annotation, GenericAlias):
        if annotation.__module__ in ("builtins",):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


def _signature_part(f):
    text = f"{f.name}: {_annotation_text(f.type)}"
    if f.default is not MISSING:
        text += f" = {f.default!r}"
    elif f.default_factory is not MISSING:
        text += " = <factory>"
    return text


def _signature(fields):
    """The parameters of __init__ as documentation shows them."""
    std = [_signature_part(f) for f in fields if f.init and not f.kw_only]
    kw = [_signature_part(f) for f in fields if f.init and f.kw_only]
    return ", ".join([*std, *(["*", *kw] if kw else [])])


# ---- slots ----

def _inherited_slots(cls):
    for b in cls.__mro__[1:-1]:
        slots = b.__dict__.get("__slots__")
        if slots is None:
            continue
        yield from (slots,) if isinstance(slots, str) else slots


def _getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _add_slots(cls, is_frozen, weakref_slot, all_fields):
    """The class made again with __slots__, which cannot be added to one that is there."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    cls_dict = dict(cls.__dict__)
    field_names = tuple(f.name for f in all_fields.values() if f._field_type is _FIELD)
    inherited = set(_inherited_slots(cls))
    names = [n for n in field_names if n not in inherited]
    if weakref_slot and "__weakref__" not in inherited:
        names.append("__weakref__")
    docs = {f.name: f.doc for f in all_fields.values() if f.doc is not None}
    cls_dict["__slots__"] = {n: docs.get(n) for n in names} if docs else tuple(names)
    for name in field_names:
        cls_dict.pop(name, None)
    cls_dict.pop("__dict__", None)
    cls_dict.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    newcls = type(cls)(cls.__name__, cls.__bases__, cls_dict)
    if qualname is not None:
        newcls.__qualname__ = qualname
    if is_frozen:
        if "__getstate__" not in cls_dict:
            newcls.__getstate__ = _getstate
        if "__setstate__" not in cls_dict:
            newcls.__setstate__ = _setstate
    _update_class_cells(cls, newcls)
    return newcls


def _update_class_cells(old, new):
    """super() and __class__ in methods of the old class mean the new one."""
    for member in new.__dict__.values():
        for function in (member, getattr(member, "__func__", None),
                         *(getattr(member, n, None) for n in ("fget", "fset", "fdel"))):
            closure = getattr(function, "__closure__", None)
            for cell in closure if isinstance(closure, tuple) else ():
                try:
                    if cell.cell_contents is old:
                        cell.cell_contents = new
                except ValueError:
                    pass


# ---- what programs call ----

def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """A class decorator: add methods made from the annotated fields."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args,
                              kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """The fields of a dataclass or of an instance of one: a tuple."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Is it a dataclass, or an instance of one?"""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


_atomic_types = frozenset({type(None), bool, int, float, str, complex, bytes, type(Ellipsis),
                           type(NotImplemented), range, type, property})


def _convert(obj, make, dict_factory=None):
    """A copy of obj with dataclass instances replaced, in containers too."""
    cls = type(obj)
    if cls in _atomic_types:
        return obj
    if hasattr(cls, _FIELDS):
        return make(obj)
    if cls is list:
        return [_convert(v, make) for v in obj]
    if cls is dict:
        return {_convert(k, make): _convert(v, make) for k, v in obj.items()}
    if cls is tuple:
        return tuple(_convert(v, make) for v in obj)
    if issubclass(cls, tuple):
        if hasattr(obj, "_fields"):
            return cls(*[_convert(v, make) for v in obj])
        return cls(_convert(v, make) for v in obj)
    if issubclass(cls, dict):
        if hasattr(cls, "default_factory"):
            result = cls(obj.default_factory)
            for k, v in obj.items():
                result[_convert(k, make)] = _convert(v, make)
            return result
        return cls((_convert(k, make), _convert(v, make)) for k, v in obj.items())
    if issubclass(cls, list):
        return cls(_convert(v, make) for v in obj)
    return copy.deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict from names to values, recursively."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")

    def make(o):
        return dict_factory([(f.name, _convert(getattr(o, f.name), make)) for f in fields(o)])

    return make(obj)


def astuple(obj, *, tuple_factory=tuple):
    """The values of the fields as a tuple, recursively."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")

    def make(o):
        return tuple_factory([_convert(getattr(o, f.name), make) for f in fields(o)])

    return make(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False, module=None, decorator=dataclass):
    """Make a dataclass from names, types and defaults of fields."""
    namespace = {} if namespace is None else dict(namespace)
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, tp = item, "typing.Any"
        elif len(item) == 2:
            name, tp = item
        elif len(item) == 3:
            name, tp, namespace[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = tp
    namespace["__annotations__"] = annotations
    cls = type(bases[0])(cls_name, bases, namespace) if bases else type(cls_name, (), namespace)
    cls.__module__ = module or sys._getframe(1).f_globals.get("__name__", "__main__")
    return decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new object of the same class with other values for some fields."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be "
                                "specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
