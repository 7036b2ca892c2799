# Operators on a class are those of its metaclass.
class M(type):
    def __instancecheck__(cls, instance): return "yes"
    def __subclasscheck__(cls, other): return []
    def __getattr__(cls, name): return name * 2
    def __len__(cls): return 5
    def __iter__(cls): return iter("ab")
    def __contains__(cls, item): return item == 3
    def __getitem__(cls, item): return item
    def __add__(cls, other): return "sum"
    def __bool__(cls): return False
    def __repr__(cls): return "REPR"
    def __dir__(cls): return ["z", "a"]
    def __call__(cls): return "called"
    def __setattr__(cls, name, value):
        print("set", name)
        super().__setattr__(name, value)
    def __delattr__(cls, name):
        print("delete", name)
        super().__delattr__(name)

class C(metaclass=M): pass
print(isinstance(1, C), issubclass(int, C), C.ab, len(C), list(C), 3 in C, C[7], C + 1, bool(C), repr(C), dir(C), C())
C.x = 5
del C.x
try:
    del C.x
except AttributeError as error:
    print(error)
