# Setting an attribute of a built-in type.
try:
    int.extra = 1
except TypeError as error:
    print(error)
str.upper = None
