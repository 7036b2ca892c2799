# A list that contains itself: counting alone can never free it.
#
# What to look for: Python shows the list inside itself as [...]. When the last name goes, the count does not
# reach zero, because the list holds a reference to itself. The collector finds it.
import gc


def cycle_create():
    list1 = [18, 29, 15]
    list1.append(list1)
    return list1


gc.collect()
print(cycle_create())
n = gc.collect()
print("Number of object:", n)
