# The scanner's warnings come first, then those about finally, then the others; once each.
x = 1 is 1
def f():
    try:
        "\d"
    finally:
        return 1 is 2
y = "\q"
print(x, f())
