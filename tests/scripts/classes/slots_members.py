# Members: set, unset, deleted, of other objects.
class S:
    __slots__ = ("a", "__private")
    def __init__(self):
        self.__private = 1

s = S()
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

attempt(lambda: s.a)
s.a = 5
print(s.a, s._S__private, hasattr(s, "__dict__"))
del s.a
attempt(lambda: delattr(s, "a"))
attempt(lambda: setattr(s, "other", 1))
attempt(lambda: delattr(s, "other"))
attempt(lambda: s.__dict__)
attempt(lambda: S.a)
attempt(lambda: S.a.__get__(1))
attempt(lambda: S.a.__get__(s))
attempt(lambda: S.a.__get__(None))
attempt(lambda: S.a.__get__(None, S))
attempt(lambda: S.a.__set__(5, 5))
attempt(lambda: S.a.__set__(s))
attempt(lambda: S.a.__delete__(5))
attempt(lambda: (S.a.__name__, S.a.__qualname__, S.a.__objclass__, S.a.__doc__))
