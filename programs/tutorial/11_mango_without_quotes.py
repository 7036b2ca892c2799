# The tutorial forgot the quotes: Mango is then a name, and nothing has that name.
#
# What to look for: the error names it and points at it.
a = Mango
print(a)
