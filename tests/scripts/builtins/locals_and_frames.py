# locals() of functions is a new dict each time, of modules and classes the namespace.
def f(a):
    x = 1
    first = locals()
    first["x"] = 5
    first["new"] = 6
    second = locals()
    print(x, first is second, sorted(second), second["x"])
    y = [name for name in locals() if name != "first"]
    print(y)
    exec("x = 100; z = 1")
    print(x, "z" in locals())
    def inner():
        return a, sorted(locals())
    print(inner())
f(2)
print(locals() is globals())
class C:
    n = 1
    locals()["made"] = 2
    print(sorted(k for k in locals() if not k.startswith("__")))
print(C.made)
print(sorted(eval("locals()", {}, {"b": 1})), eval("[x for x in (1, 2) if 'x' in locals()]"))
