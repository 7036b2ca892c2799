# The tutorial writes `If`; keywords are case-sensitive too.
#
# What to look for: the program does not start at all, and the error suggests the keyword.
x = 20
y = x
x += 1
If id(x) != id(y):
    print("x and y do not refer to the same object")
