# catch_warnings keeps warnings in a list, and restores the filters.
import warnings
before = warnings.filters[:]
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn("one")
    warnings.warn("two", DeprecationWarning)
    for i in range(2):
        warnings.warn("three", ResourceWarning)
    compile("1 is 1", "<text>", "exec")
for w in log:
    print(w.message, w.category.__name__, w.lineno, w.line, w.source)
print(warnings.filters == before)
with warnings.catch_warnings(action="ignore"):
    warnings.warn("silent")
with warnings.catch_warnings(action="error", category=FutureWarning):
    warnings.warn("shown")
    try:
        warnings.warn("raised", FutureWarning)
    except FutureWarning as e:
        print("raised", e)
manager = warnings.catch_warnings(record=True)
print(manager)
with manager:
    try:
        manager.__enter__()
    except RuntimeError as e:
        print(e)
