# Those of the compiler are not, if there is an error that the symbol table finds.
x = "\d"
y = 1 is 1
def f():
    x = 1
    global x
