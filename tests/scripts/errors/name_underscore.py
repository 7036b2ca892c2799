_private = 1
print(_privat)
