log = []


def note(x):
    log.append(x)
    return x


def f[T: note("bound"), U: (note("c1"), note("c2")), *V = note("vdefault"), D = note("default")](): pass


T, U, V, D = f.__type_params__
print(log)
print(T.__bound__, U.__constraints__, D.__default__, V.__default__)
print(log)
print(T.__bound__, U.__constraints__, D.__default__)
print(log)
print(T.evaluate_bound(1), T.evaluate_bound(), T.evaluate_bound(2), log[-2:])
print(T.evaluate_constraints, U.evaluate_bound, T.evaluate_default)
print(U.evaluate_constraints(1), D.evaluate_default())
print(T.evaluate_bound.__name__, T.evaluate_bound.__qualname__, T.evaluate_bound.__defaults__)
for fmt in (3, 4, 99, "text", None):
    try:
        print(T.evaluate_bound(fmt))
    except Exception as e:
        print(type(e).__name__, e)
type A = note("alias")
print(log[-1])
print(A.__value__, A.evaluate_value.__qualname__)


def bad[T: 1 / 0](): pass


for _ in range(2):
    try:
        bad.__type_params__[0].__bound__
    except ZeroDivisionError as e:
        print(e)
