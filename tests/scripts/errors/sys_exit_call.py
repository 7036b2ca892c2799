import sys
def f(): sys.exit("bye")
f()
