# Operands of types that do not fit.
def area(width, height):
    return width * height - "margin"
print(area(2, 3))
