from contextlib import *
import sys
@contextmanager
def opened(name):
    "doc of opened"
    print("enter", name)
    try: yield name.upper()
    except ValueError as e: print("caught", e)
    finally: print("exit", name)
with opened("a") as x: print(x)
with opened("b"): raise ValueError("inside")
try:
    with opened("c"): raise KeyError("other")
except KeyError as e: print("KeyError", e)
@opened("d")
def f(a): return a
print(f(1), f(2), f.__name__, opened.__doc__)
class Thing:
    def close(self): print("closed")
with closing(Thing()) as th: print(type(th).__name__)
with suppress(KeyError, IndexError): [][1]
with nullcontext(5) as n: print(n)
class Out:
    def __init__(self): self.t = []
    def write(self, s): self.t.append(s)
    def flush(self): pass
o = Out()
with redirect_stdout(o): print("hidden")
print(o.t, isinstance(closing(o), AbstractContextManager), issubclass(Thing, AbstractContextManager))
@contextmanager
def no_yield():
    if 0: yield
@contextmanager
def two(): yield 1; yield 2
for m in (no_yield, two):
    try:
        with m(): pass
    except RuntimeError as e: print(e)
try:
    with opened("s"): raise StopIteration("stop")
except StopIteration as e: print("StopIteration", e)
with suppress(ValueError):
    raise ExceptionGroup("g", [ValueError(1)])
try:
    with suppress(ValueError): raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
except ExceptionGroup as e: print(e.exceptions)
class D(ContextDecorator):
    def __enter__(self): print("D in")
    def __exit__(self, *a): print("D out")
@D()
def g(): print("in g")
g()
