from string.templatelib import Interpolation, Template, convert

i = Interpolation(5, "five", "r", ">3")
print(i, i.value, i.expression, i.conversion, i.format_spec)
print(Interpolation(1), Interpolation(value=1, conversion=None), Interpolation([1], format_spec="x"))
print(Template(), Template("a"), Template("a", "b"), Template(i), Template(i, i, "x", "y", i))
print(Template("a", i, "b").values)
print(type(t"") is Template, type(t"{i}".interpolations[0]) is Interpolation)
print(Interpolation.__match_args__, Template.__name__, Template.__qualname__, Template.__module__)
print(Template[int], Interpolation[str])
print(convert("x", None), convert("x", "r"), convert("x", "s"), convert("\xe9", "a"))
print(isinstance(hash(i), int), i == Interpolation(5, "five", "r", ">3"), i == i)
