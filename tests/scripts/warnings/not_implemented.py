# NotImplemented has no truth.
for f in (bool, lambda x: not x, lambda x: 1 if x else 2, lambda x: x and 1, any, lambda x: [y for y in [1] if x]):
    try:
        print(f(NotImplemented) if f is not any else f([NotImplemented]))
    except TypeError as e:
        print(e)
