# Iterating over a generic alias gives it unpacked, once.
alias = tuple[int, str]
starred = next(iter(alias))
print(starred, [*alias], starred.__unpacked__, alias.__unpacked__, starred.__origin__, starred.__args__)
print(starred == next(iter(alias)), starred == alias, hash(starred) == hash(next(iter(alias))))
print(tuple[*alias], starred.__typing_unpacked_tuple_args__, alias.__typing_unpacked_tuple_args__)
print(alias.__reduce__(), staticmethod[int], classmethod[int], type((i for i in []))[int, None, str])
print(list[int].append.__name__, list[int].__doc__ == list.__doc__, "__origin__" in dir(list[int]))
for name in ("nothing", "__copy__"):
    try:
        getattr(alias, name)
    except AttributeError as error:
        print(error)
try:
    class C(int | str):
        pass
except TypeError as error:
    print(error)
