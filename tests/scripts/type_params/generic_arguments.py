from _typing import Generic


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)


def params[T, U, *Ts, **P](): return T, U, Ts, P


T, U, Ts, P = params()
attempt(lambda: list[T][int])
attempt(lambda: dict[T, U][int, str])
attempt(lambda: dict[T, T][int])
attempt(lambda: dict[T, U].__parameters__)
attempt(lambda: list[list[T] | U][int, str])
attempt(lambda: tuple[T, *Ts][int, str, bytes])
attempt(lambda: tuple[*Ts][()])
attempt(lambda: tuple[*Ts, T][int, str, bytes])
attempt(lambda: (list[T] | U)[int, str])
attempt(lambda: (T | int)[str])
attempt(lambda: (T | U).__parameters__)
attempt(lambda: list[T][int, str])
attempt(lambda: dict[T, U][int])
attempt(lambda: list[int][str])
attempt(lambda: (int | str)[bytes])
attempt(lambda: T[int])
attempt(lambda: Generic[T, U])
attempt(lambda: Generic[int])
attempt(lambda: Generic[T, T])
attempt(lambda: Generic[()])


class K[A, B = int]: pass
class S[**Q]: pass
class V[A, *As, **Q]: pass


attempt(lambda: K[str])
attempt(lambda: K[str, bytes])
attempt(lambda: K[()])
attempt(lambda: K[int, int, int])
attempt(lambda: K[T][int])
attempt(lambda: K[K[T]].__parameters__)
attempt(lambda: K[None])
attempt(lambda: (S[int, str], S[[int]], S[...]))
attempt(lambda: V[int, str, bytes, [int]])
attempt(lambda: V[int])
attempt(lambda: K[int] == K[int] and hash(K[int]) == hash(K[int]))
attempt(lambda: K[int] | None)
attempt(lambda: isinstance(1, K[int]))
attempt(lambda: issubclass(int, K[int]))
attempt(lambda: isinstance(1, T))
attempt(lambda: K[int].__name__)
attempt(lambda: [*tuple[int, str]])
attempt(lambda: type("P", (Generic,), {}))
