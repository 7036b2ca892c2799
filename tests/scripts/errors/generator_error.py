def numbers():
    yield 1
    raise LookupError("inside")


for n in numbers():
    print(n)
