sources = [
    "def f[T, T](): pass", "class C[T, *T]: pass", "type X[T, **T] = 1",
    "def f[T](): nonlocal T", "class A[T]:\n def g(s):\n  nonlocal T",
    "def f[T: (yield 1)](): pass", "def f[T: (x:=1)](): pass", "def f[T = (x:=1)](): pass",
    "def f[T: (1, (x:=1))](): pass", "def f[*T = (x:=1)](): pass", "def f[**T = (x:=1)](): pass",
    "def f[T: (await x)](): pass", "def f[T: (yield from x)](): pass",
    "type X = (x:=1)", "type X = (yield)", "type X = (await y)",
    "class C[T]((x:=1)): pass", "class C[T]((yield)): pass", "class C[T](metaclass=(x:=1)): pass",
    "def f[T](a=(x:=1)): pass", "def f[T](a: (x:=1)): pass", "def f[T]() -> (yield): pass",
    "def f[T=int, U](): pass", "def f[T=int, *U](): pass", "def f[*T=int, **U](): pass",
    "def f[**T=int, U=int](): pass", "def f[__debug__](): pass", "type __debug__ = 1",
    "def f[*T: int](): pass", "def f[**T: int](): pass", "def f[T: int = str](): pass",
    "type X = [y for x in (z:=1)]", "type X = [(z:=1) for x in y]",
    "def f[T: [(z:=1) for x in y]](): pass", "class C[T]([(z:=1) for x in y]): pass",
    "type X = lambda: (yield)", "def f[T](a=lambda: (yield)): pass", "type x.y = 1", "type X[T]",
    "class A:\n type X = (yield)", "type X[T: (x:=1)] = T",
]
for source in sources:
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "->", e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))
