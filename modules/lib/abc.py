"""Abstract base classes.

A class whose metaclass is ABCMeta can declare methods as abstract, which keeps it and its
subclasses from being instantiated until all are defined, and can decide which classes count as
its subclasses: by registration, or by a method __subclasshook__.
"""

import _abc
import _weakref


def abstractmethod(funcobj):
    """Mark a method as abstract: subclasses have to define it."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """A class method that is abstract: the same as @classmethod over @abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """A static method that is abstract: the same as @staticmethod over @abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """A property that is abstract: the same as @property over @abstractmethod."""

    __isabstractmethod__ = True


# Grows with each registration. What a class has found out about others holds as long as this
# number stays the same, except that a subclass stays a subclass.
_registrations = 0


def get_cache_token():
    """A value that changes with every registration of a virtual subclass."""
    return _registrations


class _ClassSet:
    """Classes, held weakly."""

    def __init__(self):
        self._refs = set()

    def add(self, cls):
        self._refs.add(_weakref.ref(cls, self._refs.discard))

    def __contains__(self, cls):
        try:
            return _weakref.ref(cls) in self._refs
        except TypeError:
            return False

    def __iter__(self):
        for ref in list(self._refs):
            cls = ref()
            if cls is not None:
                yield cls

    def clear(self):
        self._refs.clear()


class _Knowledge:
    """What an abstract class knows about others."""

    def __init__(self):
        self.registered = _ClassSet()
        self.subclasses = _ClassSet()   # found to be subclasses
        self.others = _ClassSet()       # found not to be, at the time `valid`
        self.valid = _registrations


def _abstract_names(cls, names):
    return {name for name in names
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False)}


class ABCMeta(type):
    """The metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        abstracts = {name for name, value in namespace.items()
                     if getattr(value, "__isabstractmethod__", False)}
        for base in bases:
            abstracts |= _abstract_names(cls, getattr(base, "__abstractmethods__", ()))
        cls.__abstractmethods__ = frozenset(abstracts)
        cls._abc_impl = _Knowledge()
        flags = namespace.get("__abc_tpflags__", 0)
        if flags:
            _abc.mark_collection(cls, flags)
            del cls.__abc_tpflags__
        return cls

    def register(cls, subclass):
        """Let `subclass` count as a subclass. Returns it, so this can decorate a class."""
        global _registrations
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl.registered.add(subclass)
        _registrations += 1
        _abc.mark_collection(subclass, _abc.collection_flags(cls))
        return subclass

    def __instancecheck__(cls, instance):
        """isinstance(instance, cls)"""
        subclass = instance.__class__
        impl = cls._abc_impl
        if subclass in impl.subclasses:
            return True
        subtype = type(instance)
        if subtype is subclass:
            if impl.valid == _registrations and subclass in impl.others:
                return False
            return cls.__subclasscheck__(subclass)
        return any(cls.__subclasscheck__(c) for c in (subclass, subtype))

    def __subclasscheck__(cls, subclass):
        """issubclass(subclass, cls)"""
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        impl = cls._abc_impl
        if subclass in impl.subclasses:
            return True
        if impl.valid < _registrations:
            impl.others.clear()
            impl.valid = _registrations
        elif subclass in impl.others:
            return False
        found = _find_out(cls, subclass)
        (impl.subclasses if found else impl.others).add(subclass)
        return found

    def _dump_registry(cls, file=None):
        """Print what is known about subclasses, for debugging."""
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {_registrations}", file=file)
        for name in ("registered", "subclasses", "others"):
            print(f"{name}: {set(getattr(cls._abc_impl, name))!r}", file=file)

    def _abc_registry_clear(cls):
        """Forget what was registered, for debugging."""
        cls._abc_impl.registered.clear()

    def _abc_caches_clear(cls):
        """Forget what was found out, for debugging."""
        cls._abc_impl.subclasses.clear()
        cls._abc_impl.others.clear()


def _find_out(cls, subclass):
    """Is `subclass` a subclass of the abstract class, asked for the first time?"""
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        if not isinstance(answer, bool):
            raise AssertionError("__subclasshook__ must return either False, True, or "
                                 "NotImplemented")
        return answer
    if cls in getattr(subclass, "__mro__", ()):
        return True
    for registered in cls._abc_impl.registered:
        if issubclass(subclass, registered):
            return True
    for child in cls.__subclasses__():
        if issubclass(subclass, child):
            return True
    return False


def update_abstractmethods(cls):
    """Look again which methods of a class are abstract, after it was changed. Returns it."""
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    abstracts = set()
    for base in cls.__bases__:
        abstracts |= _abstract_names(cls, getattr(base, "__abstractmethods__", ()))
    for name, value in cls.__dict__.items():
        if getattr(value, "__isabstractmethod__", False):
            abstracts.add(name)
    cls.__abstractmethods__ = frozenset(abstracts)
    return cls


class ABC(metaclass=ABCMeta):
    """A class to inherit from, to be abstract without naming the metaclass."""

    __slots__ = ()
