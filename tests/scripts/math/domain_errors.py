def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import math

inf, nan = math.inf, math.nan
values = (0, 1, -1, 2, -2, 1.5, -0.0, inf, -inf, nan, 1000, -1000, 10 ** 310, True, 0.5, 1e308)
names = ("acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 "
         "fabs floor gamma isfinite isinf isnan lgamma log log10 log1p log2 modf frexp radians sin "
         "sinh sqrt tan tanh trunc ulp")
for name in names.split():
    print(name)
    for value in values:
        show(getattr(math, name), value)
    show(getattr(math, name), "a")
    show(getattr(math, name))
