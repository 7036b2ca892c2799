class C:
    a: int
    b: missing.attribute


def f(x: int, y: 1 / 0) -> str:
    pass


try:
    C.__annotations__
except NameError as e:
    print(e.name)
f.__annotations__
