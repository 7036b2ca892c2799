# locals() inside of comprehensions, which have no frame of their own.
def f(y):
    print([sorted(locals()) for x in (1,)])
    print([sorted(locals()) for y in (1,)], y)
    print([(lambda: x)() + len(locals()) for x in (1,)])
    print({k: sorted(locals()) for k, v in [(1, 2)]})
    print(sorted(locals()))
    print([[sorted(locals()) for b in 'a'] for a in 'b'])
f(5)
print([sorted(k for k in locals() if k[0] != '_') for x in (1,)])
print([locals() is globals() for x in (1,)], locals() is globals())
class C:
    print([sorted(k for k in locals() if k[0] != '_') for x in (1,)])
