# Texts of complex numbers.
for number in (0j, 1j, -1j, 1 + 2j, 1 - 2j, complex(-0.0, -0.0), complex(0.0, -0.0), complex(-0.0, 1), complex("inf"), complex("nan+infj"), complex(1e20, 1e-20), complex(float("nan"), -float("inf")), 1.5j, complex(1, float("nan"))):
    print(repr(number), str(number), format(number), f"{number:.2f}", f"{number:e}", f"{number:>20}", number == number)
