def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



print(repr(input()))
print(repr(input("prompt> ")))
print(repr(input()))
print(repr(input()))
show(input)
show(input, 1, 2)
