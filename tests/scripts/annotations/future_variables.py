from __future__ import annotations

print(__annotations__)
x: int = 1
if x:
    y: undefined.name
else:
    z: str
print(__annotations__)
try:
    __annotate__
except NameError as e:
    print(e)
__annotations__["more"] = 1


class C:
    print(__annotations__)
    a: "quoted"
    __b: x
    for i in range(2):
        c: list [ int ]
    if not i:
        d: int


print(C.__annotations__, C.__annotate__)
print([k for k in vars(C) if "annot" in k])


def f(p: x = x) -> undefined:
    local: undefined = 1
    return local


print(f(), f.__annotations__)


def outer():
    captured = 1

    def inner(a: captured): pass
    return inner


print(outer().__annotations__, outer().__closure__)


class D: pass


print(D.__annotations__)
