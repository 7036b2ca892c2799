from string.templatelib import Interpolation, Template, convert


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)


attempt(lambda: Template(1))
attempt(lambda: Template("a", None))
attempt(lambda: Template(a="b"))
attempt(lambda: Interpolation())
attempt(lambda: Interpolation(1, 2))
attempt(lambda: Interpolation(1, "e", "z"))
attempt(lambda: Interpolation(1, "e", "rr"))
attempt(lambda: Interpolation(1, "e", ""))
attempt(lambda: Interpolation(1, "e", 5))
attempt(lambda: Interpolation(1, "e", "r", None))
attempt(lambda: Interpolation(1, "e", "r", "s", "t"))
attempt(lambda: Interpolation(1, wrong=2))
attempt(lambda: Interpolation(1, value=2))
attempt(lambda: convert(1, "x"))
attempt(lambda: type("Sub", (Template,), {}))
attempt(lambda: type("Sub", (Interpolation,), {}))
attempt(lambda: type(iter(t""))())
t1 = t"{1}"
attempt(lambda: setattr(t1, "strings", ()))
attempt(lambda: setattr(t1, "values", ()))
attempt(lambda: setattr(t1, "new", ()))
attempt(lambda: setattr(t1.interpolations[0], "value", 2))
attempt(lambda: delattr(t1, "interpolations"))
attempt(lambda: len(t1))
attempt(lambda: t1[0])
attempt(lambda: t"{undefined_name}")
attempt(lambda: t"{1/0}")
attempt(lambda: t"{1:{undefined_name}}")
