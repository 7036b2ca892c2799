f = 5  # a number
f(1)  # call (it)
