def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import math

show(math.nextafter, 1, 2)
show(math.nextafter, 1, -math.inf)
show(math.nextafter, 0.0, 1)
show(math.nextafter, 0.0, -1)
show(math.nextafter, math.nan, 1)
show(math.nextafter, 1, 2, steps=0)
show(math.nextafter, 1, 2, steps=5)
show(math.nextafter, 1, 1 + 2 ** -50, steps=100)
show(math.nextafter, -5e-324, 1, steps=1)
show(math.nextafter, -5e-324, 1, steps=3)
show(math.nextafter, 1, 2, steps=10 ** 30)
show(math.nextafter, 1, 2, steps=-1)
show(math.nextafter, 1, 2, steps="a")
for value in (0, 1, -1, 1e300, 1e308, 5e-324, math.inf, math.nan):
    print(math.ulp(value))
show(math.isclose, 1, 1 + 1e-10)
show(math.isclose, 1, 1.1)
show(math.isclose, 1, 1.1, rel_tol=0.2)
show(math.isclose, 0, 1e-12)
show(math.isclose, 0, 1e-12, abs_tol=1e-9)
show(math.isclose, math.inf, math.inf)
show(math.isclose, 1, 2, rel_tol=-1)
show(math.isclose, 1)
