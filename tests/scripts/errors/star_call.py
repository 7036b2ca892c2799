f = print
f(*5)
