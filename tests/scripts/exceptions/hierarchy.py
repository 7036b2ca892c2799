# Every exception class with its bases.
import builtins

def show(c, depth=0):
    print("  " * depth + c.__name__)
    for s in sorted(c.__subclasses__(), key=lambda s: s.__name__):
        if s.__module__ == "builtins":
            show(s, depth + 1)

show(BaseException)
print(sorted(n for n in dir(builtins) if isinstance(getattr(builtins, n), type) and n[0] != "_" and getattr(builtins, n).__name__ != n))
