# code.replace(): a copy with other names, places and constants.
def f(a, b=2):
    return (a, b, 'text')

code = f.__code__
other = code.replace(co_name="g", co_qualname="C.g", co_filename="other.py", co_firstlineno=100)
print(other.co_name, other.co_qualname, other.co_filename, other.co_firstlineno)
print(code.co_name, code.co_qualname, code.co_firstlineno)
print(code.replace() == code, other == code, code != 5, hash(code.replace()) == hash(code))
print(code.replace(co_argcount=2, co_varnames=("a", "b"), co_code=code.co_code) == code)
g = type(f)(code.replace(co_consts=tuple('other text' if c == 'text' else c for c in code.co_consts)), {})
print(g(1, 2), f(1, 2))
h = type(f)((lambda: value).__code__.replace(co_names=("other",)), {"value": 1, "other": 2})
print(h())
print(code.__replace__(co_name="z").co_name)
