import weakref
class A: pass
def goodbye(*args, **kwargs): print("goodbye", args, kwargs); return "result"
a, b, c, d = A(), A(), A(), A()
f = weakref.finalize(a, goodbye, 1, 2, x=3)
print(f.alive, f.atexit, f.peek()[0] is a, f.peek()[2:], repr(f).startswith("<finalize object at"))
del a
print(f.alive, f(), f.peek(), f.detach(), f.atexit)
g = weakref.finalize(b, goodbye, "called by hand"); print(g(), g(), g.alive)
h = weakref.finalize(c, goodbye, "detached"); print(h.detach()[2:], h.alive); del c
for i in range(3): weakref.finalize(d, goodbye, i)
no = weakref.finalize(d, goodbye, "not at exit"); no.atexit = False
e = A(); weakref.finalize(e, lambda: 1 / 1); weakref.finalize(e, print, "last made, first called")
