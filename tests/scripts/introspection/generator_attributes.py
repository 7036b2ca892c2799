# What a generator tells of itself.
def gen(a):
    x = yield a
    yield from sub()
def sub():
    yield 5
g = gen(1)
print(g.gi_running, g.gi_suspended, g.gi_frame is None, g.gi_code is gen.__code__, g.gi_yieldfrom, g.__name__, g.__qualname__)
next(g)
print(g.gi_suspended, g.gi_frame.f_lineno - gen.__code__.co_firstlineno, dict(g.gi_frame.f_locals))
g.send(7)
print(g.gi_yieldfrom.__name__, dict(g.gi_frame.f_locals))
g.__name__, g.__qualname__ = "n", "q.n"
print(repr(g).split(" at ")[0])
for name, value in (("__name__", 5), ("__qualname__", None), ("gi_running", 1), ("gi_code", 1), ("other", 1)):
    try:
        setattr(g, name, value)
    except (TypeError, AttributeError) as error:
        print(error)
print(list(g), g.gi_frame, g.gi_suspended, g.gi_yieldfrom, g.gi_code is gen.__code__)
for action in (lambda: g.send(1), lambda: gen(1).send(5), lambda: g.throw(1), lambda: g.throw(), lambda: g.throw(int), lambda: type(g)(),
               lambda: gen()):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
