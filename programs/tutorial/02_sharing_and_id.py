# Two names for one object, and what `id()` tells.
#
# What to look for: y = x copies no object, both names refer to the same one, so their ids are equal.
# x += 1 does not change the 20 that y refers to: it gives the name x to another object.
x = 20
y = x
if id(x) == id(y):
    print("The variables x and y are referring to the same object")

x += 1
if id(x) != id(y):
    print("x and y do not refer to the same object")
print("x is", x, "and y is still", y)

# With a mutable object the sharing shows: a change through one name is seen through the other.
first = [1, 2]
second = first
second.append(3)
print("first is", first, "- the same list:", first is second)

# In Ouro small numbers live in the reference itself, so equal ones are always one object.
print("1000 + 1 is 1001:", 1000 + 1 is (lambda: 1001)())
