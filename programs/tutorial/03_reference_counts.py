# Reference counts, rising and falling.
#
# What to look for: every new name and every place in a container adds one; deleting a name or taking the
# object out of the container subtracts one. getrefcount itself holds one more while it looks.
import sys


class Thing:
    def __del__(self):
        print("  (the last reference has gone: the thing is destroyed)")


thing = Thing()
print("one name:               ", sys.getrefcount(thing))
other = thing
print("two names:              ", sys.getrefcount(thing))
box = [thing, thing]
print("and twice in a list:    ", sys.getrefcount(thing))
labels = {"key": thing}
print("and in a dictionary:    ", sys.getrefcount(thing))
labels["key"] = None
print("replaced there:         ", sys.getrefcount(thing))
box.pop()
print("only once in the list:  ", sys.getrefcount(thing))
del other
print("one name fewer:         ", sys.getrefcount(thing))
box.clear()
print("the list is empty:      ", sys.getrefcount(thing))

print("now the last name gets another object")
thing = "something else"
print("and the program goes on")


def make_and_forget():
    local = Thing()
    print("a function has made a thing; its name goes when the function returns")


make_and_forget()
print("and the program goes on")
