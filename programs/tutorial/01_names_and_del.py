# A name is a label on an object; `del` takes the label away.
#
# What to look for: after `del a` the name is unknown, and using it is an error that says so and
# points at it. The object 10 was never "inside" a.
a = 10
print(a)
del a
print(a)
