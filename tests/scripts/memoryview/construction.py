# What a memoryview can be made of.
print(memoryview(b"ab").tolist(), memoryview(object=bytearray(b"c"))[0], memoryview(memoryview(b"de")).obj)
print(memoryview[int])
for make in (lambda: memoryview(), lambda: memoryview(1), lambda: memoryview("text"), lambda: memoryview(b"", b""),
             lambda: memoryview(x=1), lambda: type("View", (memoryview,), {})):
    try:
        print(make())
    except TypeError as error:
        print(error)
memoryview([1, 2])
