# Annotations of variables in functions, and of what is no plain name, are not evaluated.
def f():
    x: undefined_a = 1
    y: undefined_b
    print(x)
    try:
        y
    except UnboundLocalError as e:
        print(e)


f()
print(f.__annotations__)


class O: pass


o = O()
log = []
o.attribute: log.append("no") = 5
o.other: undefined_c
print(o.attribute, hasattr(o, "other"), log)
d = {}
d[log.append("index")]: int = 3
d[log.append("index2")]: undefined_d
print(d, log)
(parenthesised): undefined_e = 1
print(parenthesised)
def g(x: log.append("parameter")): pass
print(log)
g.__annotations__
print(log[-1])
