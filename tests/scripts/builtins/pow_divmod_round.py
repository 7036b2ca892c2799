def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



show(pow, 2, 10)
show(pow, 2, -1)
show(pow, 2, 10, 1000)
show(pow, 3, -1, 7)
show(pow, 2, -1, 4)
show(pow, 2, 3, 0)
show(pow, 2.0, 3, 5)
show(pow, "a", 2)
show(pow, 2, 3, "a")
show(pow, base=2, exp=5, mod=7)
show(divmod, 7, 2)
show(divmod, -7, 2)
show(divmod, 7.5, 2)
show(divmod, 1, 0)
show(divmod, 1.0, 0)
show(divmod, "a", 1)
for number in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1e300, 12345):
    print(round(number), round(number, 2), round(number, -2))
show(round, 1.5, None)
show(round, number=2.567, ndigits=1)
show(round, "a")
show(round, 1.5, "a")
show(round, float("nan"))
show(round, float("inf"))


class Rounds:
    def __round__(self, digits="none"):
        return ("rounded", digits)


show(round, Rounds())
show(round, Rounds(), 3)
show(round, Rounds(), None)
