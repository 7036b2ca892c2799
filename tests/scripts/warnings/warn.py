# warnings.warn: message, category, place; each is shown once per place.
import warnings
def f():
    warnings.warn("simple")
    warnings.warn("deprecated", DeprecationWarning)
    warnings.warn("from the caller", stacklevel=2)
    warnings.warn(UserWarning("an instance"))
    warnings.warn("future", FutureWarning, 2)
for i in range(3):
    f()
f()
warnings.warn("far out", stacklevel=50)
print(sorted(key[0] for key in __warningregistry__ if key != "version"))
