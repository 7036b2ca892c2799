# index() of what is not in the text.
print("hello".index("l"))
print("hello".index("z"))
