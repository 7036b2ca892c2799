# From polar coordinates, and there and back.
import cmath
for length in (0.0, -0.0, 1.0, -2.5, float("inf"), -float("inf"), float("nan")):
    for angle in (0.0, -0.0, 1.0, -2.0, cmath.pi, float("inf"), float("nan")):
        try:
            print(length, angle, cmath.rect(length, angle))
        except ValueError as error:
            print(length, angle, error)
print(cmath.isclose(cmath.rect(*cmath.polar(3 - 4j)), 3 - 4j), cmath.polar(-1), cmath.phase(-1j))
