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

# With an object that can change the sharing shows: a change through one name is seen through the other.
first = [1, 2]
second = first
second.append(3)
print("first is", first, "- the same list:", first is second)

# Equal is not the same: this list has the same items, but it is another object.
third = [1, 2, 3]
print("third is equal:", third == first, "- the same list:", third is first)

# Ouro keeps small numbers in the reference itself, so equal ones are always one object. (In CPython
# that is so up to 256, and chance beyond: programs compare numbers with ==.)
print("two numbers made apart are one:", int("1001") is int("1001"))
