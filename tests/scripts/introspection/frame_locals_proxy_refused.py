# What f_locals of a function refuses.
import sys

def f(x):
    proxy = sys._getframe().f_locals
    def attempt(action):
        try:
            print(action())
        except Exception as error:
            print(type(error).__name__, error)
    attempt(lambda: proxy["nothing"])
    attempt(lambda: proxy.__delitem__("x"))
    attempt(lambda: proxy.__delitem__("nothing"))
    attempt(lambda: proxy.pop("x"))
    attempt(lambda: proxy.pop("nothing"))
    attempt(lambda: proxy.update(5))
    attempt(lambda: proxy.update([("x", 1)]))
    attempt(lambda: hash(proxy))
    attempt(lambda: proxy < proxy)
    attempt(lambda: type(proxy)())
    attempt(lambda: type(proxy)(5))
    attempt(lambda: proxy | 5)
    attempt(lambda: proxy == 5)
    attempt(lambda: sys._getframe(1).clear())

f(1)
