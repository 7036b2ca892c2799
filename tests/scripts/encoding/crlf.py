x = 1
if x:
    print("a\
b")
y = x / 0
