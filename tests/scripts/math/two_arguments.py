def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import math

inf, nan = math.inf, math.nan
pairs = ((0, 1), (1, 0), (-1, 2), (2, 3), (5, -3), (inf, 1), (1, inf), (nan, 1), (0.0, -0.0),
         (-8, 1 / 3), (0, -1), (10, 2.0), (10 ** 310, 2), (2, 10 ** 310), (1, 5000), (inf, inf),
         (-inf, 3), (-inf, 2), (-2, inf), (7.5, 2), (-7.5, 2))
for name in "atan2 copysign fmod ldexp nextafter pow remainder log hypot isclose".split():
    print(name)
    for pair in pairs:
        show(getattr(math, name), *pair)
    show(getattr(math, name), 1, "a")
