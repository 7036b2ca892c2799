# The format mini-language for floats.
numbers = (0.0, -0.0, 1.0, -1.5, 3.14159, 1234567.891, 1e16, 1e-7, 1e300, float("inf"), -float("inf"), float("nan"), 2.5, 0.00001234)
for spec in ("", "e", "E", "f", "F", "g", "G", "n", "%", ".0f", ".1f", ".3g", ".0e", ".10", ".1", "#.0f", "#g", "#.3g", "10", "<10", "^10.2f", "=+10.1f", "010.2f", "+", " ", ",", "_", ",.2f", "_.3f", "020,.1f", "z", "z.0f", "z.1f", "+z.0f", ".2%", ".3n", "*>12.3e", ".20f", ".4_f", ".6,f", ".5_e", ",.6_f", "._f", ".,g", "012_.3f", "-10", "z,.0f"):
    row = []
    for number in numbers:
        try: row.append(format(number, spec))
        except Exception as error: row.append(type(error).__name__ + ": " + str(error))
    print(spec, row)
