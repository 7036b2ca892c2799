# Running the code of a function that needs an argument.
def f(value):
    return value

exec(f.__code__)
