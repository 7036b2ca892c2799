# remove() of what is not in the set.
colours = {"red"}
colours.discard("blue")
colours.remove("blue")
