x = 1
def sc():
    x = 2
    class Z:
        global x
        x = 3
        type A = x
        def q[T: x](self): pass
    return Z
Z = sc()
print(x, Z.A.__value__, Z.q.__type_params__[0].__bound__)
def sc2():
    x = 2
    class Z:
        nonlocal x
        x = 4
        type A = x
        a: x
    return Z, x
Z, v = sc2()
print(v, Z.A.__value__, Z.__annotations__)
