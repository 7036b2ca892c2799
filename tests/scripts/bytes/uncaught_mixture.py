# The traceback of bytes and text that are mixed.
def greet(name):
    return b"hello " + name


print(greet(b"you"))
greet("you")
