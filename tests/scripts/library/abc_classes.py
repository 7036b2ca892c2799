from abc import ABC, ABCMeta, abstractmethod, update_abstractmethods, get_cache_token
import abc
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    def concrete(self): return "concrete"
print(sorted(Shape.__abstractmethods__), type(Shape), isinstance(Shape, ABCMeta))
class Square(Shape):
    def area(self): return 4
    name = "square"
    @classmethod
    def make(cls): return cls()
print(Square().area(), Square.make().name, Square().concrete(), Square.__abstractmethods__, issubclass(Square, Shape))
class Other: pass
before = get_cache_token()
print(isinstance(Other(), Shape), Shape.register(Other) is Other, isinstance(Other(), Shape), issubclass(Other, Shape), get_cache_token() != before)
class Sub(Other): pass
print(isinstance(Sub(), Shape), Shape in Other.__mro__)
class Hook(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C): return hasattr(C, "quack") if cls is Hook else NotImplemented
class Duck: quack = 1
print(isinstance(Duck(), Hook), isinstance(1, Hook), issubclass(Duck, Hook))
@Shape.register
class Decorated: pass
print(isinstance(Decorated(), Shape))
class Late(ABC):
    @abstractmethod
    def f(self): ...
Late.f = lambda self: 1; update_abstractmethods(Late); print(Late().f())
class Old(ABC):
    @abc.abstractclassmethod
    def c(cls): ...
    @abc.abstractstaticmethod
    def s(): ...
    p = abc.abstractproperty()
print(sorted(Old.__abstractmethods__))
