a = [1]
b = "x"
if a < b < 5:
    pass
