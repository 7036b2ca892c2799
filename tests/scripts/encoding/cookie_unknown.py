# coding: nothing
print(1)
