from abc import ABC, abstractmethod
class One(ABC):
    @abstractmethod
    def f(self): ...
class Two(One):
    @abstractmethod
    def g(self): ...
class Base(Two):
    def f(self): ...
for cls in (One, Two, Base):
    try: cls()
    except TypeError as e: print(e)
for bad in (lambda: One.register(5), lambda: Base.register(One), lambda: issubclass(3, One)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class Bad(ABC):
    @classmethod
    def __subclasshook__(cls, C): return 5
try: issubclass(int, Bad)
except AssertionError as e: print(e)
One()
