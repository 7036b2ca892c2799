# A list that contains itself: counting alone can never free it.
#
# What to look for: Python shows the list inside itself as [...]. When the function has returned and nobody has
# kept the list, its count is still one, because it holds a reference to itself. The collector finds it.
import gc


def cycle_create():
    list1 = [18, 29, 15]
    list1.append(list1)
    return list1


gc.collect()
print(cycle_create())
n = gc.collect()
print("Number of object:", n)

# It works through other objects as well: the parent knows its child and the child its parent.
parent = {"name": "parent"}
child = {"name": "child", "parent": parent}
parent["child"] = child
print(parent)
del parent, child
print("Number of objects:", gc.collect())
