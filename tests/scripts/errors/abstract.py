from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def m(self): pass
A()
