# Filters: their order, categories and lines.
import warnings
warnings.resetwarnings()
print(warnings.filters)
warnings.simplefilter("ignore", UserWarning)
warnings.simplefilter("error", RuntimeWarning, append=True)
warnings.simplefilter("ignore", UserWarning)
warnings.simplefilter("default", Warning, lineno=13)
for item in warnings.filters:
    print(item)
class Own(UserWarning):
    pass
warnings.warn("line 13", Own)
warnings.warn("line 14", Own)
warnings.warn("line 15", Warning)
try:
    warnings.warn("line 17", RuntimeWarning)
except RuntimeWarning as e:
    print(e)
