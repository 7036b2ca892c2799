# An attribute set on an int.
n = 5
n.name = "five"
