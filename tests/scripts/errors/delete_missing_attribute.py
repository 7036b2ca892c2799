# Deleting an attribute that is not there.
class C:
    present = 1

c = C()
try:
    del c.present
except AttributeError as error:
    print(error)
del C.presnt
