sources = [
    "x: (yield)", "x: (y:=1)", "x: (await z)", "def f():\n x: (y:=1)", "def f() -> (yield): pass",
    "def f(a: (await x)): pass", "class A:\n x: (yield)", "def f():\n x: (yield)",
    "def f(a: (x:=1)): pass", "def f():\n global x\n x: int", "def f():\n x: int\n global x",
    "def f():\n x = 1\n def g():\n  nonlocal x\n  x: int", "x: int\nglobal x", "a, b: int",
    "(a, b): int", "[a]: int", "f(): int", "1: int", "x.y: int", "x[0]: int", "(x): int = 1",
    "*a: int", "x: int: str", "def f(*a: *b): pass", "def f(**a: *b): pass", "def f(a: *b): pass",
    "x: *a", "lambda x: int: 1", "x: int += 1", "for x: int in y: pass", "with a as b: int: pass",
    "x: [(y:=1) for z in w]", "def f(a: [(y:=1) for z in w]): pass", "__debug__: int",
    "def f(__debug__: int): pass", "def f(a: int, a: str): pass", "None: int", "x: int = yield",
    "def f():\n x: int = yield",
]
for source in sources:
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "->", e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))
