def deco(f): return f
@deco
@deco
def g[T](
    a: T,
): return 1
print(g.__code__.co_firstlineno, g.__code__.co_name, g.__code__.co_qualname)
@deco
class H[T]: pass
print(H.__firstlineno__)
def outer[T]():
    x = T
    class I[U]:
        y = x
        type J = (T, U, x)
        def k[V](self, q: (T, U, V, x)): 
            nonlocal x
            x = 5
            return (T, U, V, x)
    return I
I = outer()
print(I.J.__value__, I().k(1), I.k.__annotations__, I.y)
def n[T](x: T) -> T:
    def inner[T](y: T): return T
    return inner, T
i, T1 = n(1)
print(i(1) is T1, i(1), T1)
async def co[T](x: T): return T
print(co.__type_params__)
try: co(1).send(None)
except StopIteration as e: print(e.value)
def gen[T](n):
    yield T
    yield from [T]*n
print(list(gen(2)))
