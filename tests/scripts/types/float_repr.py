# The shortest text that reads back as the same float.
for number in (0.1, 0.2, 0.1 + 0.2, 1 / 3, 1e15, 1e16, 123456789012345680.0, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 0.0001, 0.00001, 1e-5, 123.456, 2.0 ** 60, 2.5e-8, -0.0, 100.0, 1e100, 9.5e-5, 4.35, 0.3, 9007199254740993.0):
    print(repr(number), str(number), f"{number}", number == float(repr(number)))
