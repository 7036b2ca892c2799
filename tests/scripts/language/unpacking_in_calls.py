# Stars in calls and displays.
def show(*args, **kwargs):
    print(args, kwargs)


show(*[1, 2], 3, *"ab", x=1, **{"y": 2}, **{"z": 3})
show(*(), **{})
show(*range(2), *range(2))
print([*[1], *(2, 3)], {*"aab"} == {"a", "b"}, {**{"a": 1}, **{"a": 2}})
for call in ("show(*1)", "show(**1)", "show(a=1, **{'a': 2})", "show(**{1: 2})", "show(1, *2)"):
    try:
        exec(call)
    except TypeError as e:
        print(e)
