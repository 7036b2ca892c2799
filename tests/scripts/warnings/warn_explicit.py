# A warning for any place.
import warnings
warnings.warn_explicit("message", UserWarning, "nothing.py", 12)
warnings.warn_explicit("message", UserWarning, "nothing.py", 12)
registry = {}
for i in range(2):
    warnings.warn_explicit("once", RuntimeWarning, "nothing.py", 13, registry=registry)
    warnings.warn_explicit("mine", UserWarning, __file__.rpartition("/")[2], 3, "module", registry)
print(len(registry))
warnings.warn_explicit(SyntaxWarning("instance"), None, "<string>", 1)
