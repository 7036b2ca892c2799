# index() of what is not in the list.
letters = list("abc")
print(letters.index("c"))
print(letters.index("d"))
