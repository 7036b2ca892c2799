from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def a(self): pass
    @abstractmethod
    def b(self): pass
A()
