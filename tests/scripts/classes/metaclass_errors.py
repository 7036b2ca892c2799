# Class statements that fail because of the metaclass.
def attempt(text, **names):
    try:
        exec(text, names)
        print("done")
    except Exception as error:
        print(type(error).__name__, error)

class M1(type): pass
class M2(type): pass
class A1(metaclass=M1): pass
class A2(metaclass=M2): pass
class NoMapping(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return 5
class NoClassMethod(type):
    def __prepare__(name, bases):
        return 5
def function(*args): pass
function.__prepare__ = lambda *args: [1]

attempt("class B(A1, A2): pass", A1=A1, A2=A2)
attempt("class B(A1, metaclass=M2): pass", A1=A1, M2=M2)
attempt("class B(metaclass=M): pass", M=NoMapping)
attempt("class B(metaclass=M): pass", M=NoClassMethod)
attempt("class B(metaclass=M): pass", M=function)
attempt("class B(metaclass=5): pass")
attempt("class B(flag=1): pass")
attempt("class B(*5): pass")
attempt("class B(**5): pass")
attempt("class B(metaclass=type, metaclass=type): pass")
