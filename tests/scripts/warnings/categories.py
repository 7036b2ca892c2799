# Which categories are shown by default.
import warnings
for category in [Warning, UserWarning, DeprecationWarning, PendingDeprecationWarning, SyntaxWarning,
                 RuntimeWarning, FutureWarning, ImportWarning, UnicodeWarning, BytesWarning,
                 ResourceWarning, EncodingWarning]:
    warnings.warn(category.__name__.lower(), category)
class Own(UserWarning):
    pass
warnings.warn("own", Own)
exec("import warnings; warnings.warn('in exec', DeprecationWarning)", {"__name__": "other"})
exec("import warnings; warnings.warn('in main', DeprecationWarning)")
