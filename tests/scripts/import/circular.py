import sys

sys.path.insert(0, sys.path[0] + "/modules")

def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import ring_a

print(ring_a.ring_b.other(), sys.modules["ring_b"].name)
try:
    import circle_a
except ImportError as error:
    print(str(error).split(" (/")[0], error.name)
try:
    import ring_c
except AttributeError as error:
    print(error)
print("circle_a" in sys.modules, "ring_c" in sys.modules)
