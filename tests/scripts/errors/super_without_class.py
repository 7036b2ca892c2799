# super() outside of a class.
def f(self):
    return super().f()

f(5)
