# Data nested deeper than the C stack: repr raises, destruction works.
deep = []
for i in range(200_000):
    deep = [deep]
try:
    repr(deep)
except RecursionError as e:
    print("repr:", type(e).__name__)
del deep
print("destroyed")
deep = ()
for i in range(200_000):
    deep = (i, {"key": deep})
del deep
print("destroyed too")
