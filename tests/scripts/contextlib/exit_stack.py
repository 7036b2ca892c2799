from contextlib import ExitStack, contextmanager
class M:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, t, v, tb): print("exit", self.n, t and t.__name__); return self.swallow
with ExitStack() as s:
    print(s.enter_context(M(1)), s.enter_context(M(2)))
    s.callback(print, "callback", end="!\n")
    s.push(lambda t, v, tb: print("pushed", t))
with ExitStack() as s:
    s.enter_context(M(3)); s.enter_context(M(4, True)); s.enter_context(M(5)); raise ValueError("x")
with ExitStack() as s:
    s.enter_context(M(6)); keep = s.pop_all()
print("later"); keep.close()
try: ExitStack().enter_context(5)
except TypeError as e: print(e)
def fail(*a): raise KeyError("from exit")
try:
    with ExitStack() as s:
        s.push(fail); raise ValueError("body")
except KeyError as e: print(repr(e), repr(e.__context__))
