# Bound methods: attributes, identity, making them.
class K:
    def m(self, a=0): "about m"; return a
    @classmethod
    def c(cls): return cls
k = K()
M = type(k.m)
print(k.m.__self__ is k, k.m.__func__ is K.m, k.m.__name__, k.m.__qualname__, k.m.__doc__, K.c.__self__)
print(k.m == k.m, k.m is k.m, k.m == K().m, hash(k.m) == hash(k.m), k.m.__get__(5, int) == k.m, k.m.__call__(4))
K.m.extra = 3
print(k.m.extra, M(K.m, 5)(7), M(len, [1])())
for action in (lambda: setattr(k.m, "extra", 1), lambda: delattr(k.m, "extra"), lambda: k.m.nothing, lambda: M(K.m, None),
               lambda: M(5, 5), lambda: M(), lambda: M(K.m), lambda: setattr(k.m, "__self__", 1), lambda: k.m(1, 2)):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
