# A warning as an error that nobody catches.
import warnings
warnings.simplefilter("error")
def f():
    warnings.warn("the end", DeprecationWarning, stacklevel=2)
f()
