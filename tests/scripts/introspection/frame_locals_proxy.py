# f_locals of a function's frame is a mapping that shows the variables, and sets them.
import sys

def f(a):
    x = 1
    frame = sys._getframe()
    proxy = frame.f_locals
    print(type(proxy).__name__, proxy["a"], proxy["x"], len(proxy), list(proxy))
    proxy["x"] = 50
    print(x)
    x = 60
    print(proxy["x"], "x" in proxy, "nothing" in proxy, proxy.get("nothing", 9))
    def inner():
        return captured
    captured = 1
    proxy["captured"] = "by proxy"
    print(inner())
    proxy["new"] = 3
    print(proxy["new"], frame.f_locals["new"], "new" in frame.f_locals)
    print(proxy.pop("new"), proxy.pop("new", "gone"), proxy.setdefault("x", 0), proxy.setdefault("made", 4))
    del proxy["made"]
    proxy.update({"x": 70})
    print(x, proxy == frame.f_locals, proxy is frame.f_locals, proxy == dict(proxy), proxy != {})
    proxy |= {"x": 80}
    print(x, type(proxy).__name__, type(proxy | {}).__name__, type({} | proxy).__name__)
    print(proxy.keys(), list(reversed(proxy))[-1], len(proxy.items()) == len(proxy.values()) == len(proxy))
    return frame

frame = f("argument")
print(frame.f_locals["a"], frame.f_locals["x"])
frame.clear()
print(dict(frame.f_locals))
