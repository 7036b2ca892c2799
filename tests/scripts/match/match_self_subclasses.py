class S(str): __match_args__=("q",); q=5
match S("a"):
    case S(x): print(x)
class S2(str): pass
match S2("a"):
    case S2(x): print(repr(x))
    
match S("a"):
    case str(x): print(repr(x), type(x))
class M(type):
    def __instancecheck__(c, o): return True
class Any(metaclass=M): pass
match 5:
    case Any(real=r, imag=i): print(r, i)
