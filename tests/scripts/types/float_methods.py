# Methods and attributes of floats.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


for number in (0.0, -0.0, 1.0, 2.5, -3.75, 1e20, 0.1, 1e-5):
    print(number.is_integer(), number.as_integer_ratio(), number.conjugate(), number.real, number.imag, number.__trunc__(), number.__floor__(), number.__ceil__(),
          number.__int__(), number.__getnewargs__(), number.__bool__(), abs(number), -number)
class Float(float):
    pass
x = Float(2.5)
print(type(x.real), type(+x), type(abs(x)), type(x.conjugate()), type(Float.fromhex("1")), type(Float.from_number(3)), repr(x), str(x), format(x))
print(float.from_number(3), float.from_number(2.5), float.from_number(True), float.from_number(10 ** 20))
check(r'''
float.from_number("1")
float.from_number(1j)
float.from_number()
float.from_number(None)
float.from_number(10 ** 400)
float("inf").as_integer_ratio()
float("nan").as_integer_ratio()
int(float("inf"))
int(float("nan"))
(1.5).is_integer(1)
(1.5).as_integer_ratio(x=1)
(1.5).real = 1
float("inf").__floor__()
float("nan").__ceil__()
round(float("inf"))
round(float("nan"))
round(float("inf"), 2)
float.__getformat__("double")[:4]
float.__getformat__("x")
''')
