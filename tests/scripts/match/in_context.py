async def af[T: int](x: T = 1, *, y=2) -> T:
    match x:
        case [a, *b] if b: return a
        case {"k": v, **r}: return v, r
        case _: return T
def run(c):
    try: c.send(None)
    except StopIteration as e: return e.value
print(run(af([1,2])), run(af({"k":1,"z":2})), run(af()), af.__type_params__, af.__annotations__)
class A:
    def m[T](self, v):
        match v:
            case A(): return super().__repr__() and T
            case __x if __x: return locals()
print(A().m(A()), A().m(5).keys())
def g():
    with open(__file__) as f:
        match f:
            case object(closed=n):
                try: return n
                finally:
                    match n:
                        case bool(): print("fin")
print(g())
def h(x):
    while True:
        match x:
            case int() if x > 3: break
            case int(): x += 1; continue
            case [y, *_]:
                for q in [y]:
                    match q:
                        case 1: return "one"
                        case _: break
                x = q
    return x
print(h(0), h([1]), h([2]))
# captures deleted
def d(x):
    match x:
        case [a, b]:
            del a
            return locals()
print(d([1,2]))
exec("match 5:\n case q: pass\nprint(q)")
ns={}
exec("match [1,2]:\n case [p, *r]: pass", ns); print(ns['p'], ns['r'])
print(eval("[T for T in [1]]"))
