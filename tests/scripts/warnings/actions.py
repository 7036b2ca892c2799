# What the filters' actions do.
import warnings
def warn(n):
    warnings.warn("a text")
    if n % 2:
        warnings.warn("a text")
for action in ["default", "always", "all", "module", "once", "ignore", "error"]:
    with warnings.catch_warnings(record=True) as log:
        warnings.resetwarnings()
        warnings.simplefilter(action)
        try:
            for i in range(4):
                warn(i)
        except UserWarning as e:
            print("error:", e)
        print(action, [w.lineno for w in log])
warnings.filters.insert(0, ("strange", None, Warning, None, 0))
try:
    warnings._filters_mutated()
    warn(0)
except RuntimeError as e:
    print(e)
warnings.filters[0] = 5
try:
    warn(0)
except ValueError as e:
    print(e)
