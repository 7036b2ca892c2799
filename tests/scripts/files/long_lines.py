def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import sys

path = "/tmp/ouro_test_" + str(id(sys)) + "_b"
with open(path, "w") as file:
    for i in range(3000):
        file.write("line %d \u20ac%s\n" % (i, "x" * (i % 50)))
    file.write("y" * 100000)
count = 0
with open(path) as file:
    for line in file:
        count += 1
        if count % 1000 == 0:
            print(count, len(line), ascii(line[:20]))
print(count, len(line))
with open(path) as file:
    text = file.read()
print(len(text), text.count("\n"))
with open(path) as file:
    pieces = []
    while piece := file.read(777):
        pieces.append(piece)
print("".join(pieces) == text)
