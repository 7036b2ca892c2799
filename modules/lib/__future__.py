"""Features of the language that were optional once.

`from __future__ import x` is read by the compiler; the names here say since when
a feature could be asked for, and since when it is the rule.
"""

_RELEASES = {
    "nested_scopes": ((2, 1, 0, "beta", 1), (2, 2, 0, "alpha", 0), 0x10),
    "generators": ((2, 2, 0, "alpha", 1), (2, 3, 0, "final", 0), 0),
    "division": ((2, 2, 0, "alpha", 2), (3, 0, 0, "alpha", 0), 0x20000),
    "absolute_import": ((2, 5, 0, "alpha", 1), (3, 0, 0, "alpha", 0), 0x40000),
    "with_statement": ((2, 5, 0, "alpha", 1), (2, 6, 0, "alpha", 0), 0x80000),
    "print_function": ((2, 6, 0, "alpha", 2), (3, 0, 0, "alpha", 0), 0x100000),
    "unicode_literals": ((2, 6, 0, "alpha", 2), (3, 0, 0, "alpha", 0), 0x200000),
    "barry_as_FLUFL": ((3, 1, 0, "alpha", 2), (4, 0, 0, "alpha", 0), 0x400000),
    "generator_stop": ((3, 5, 0, "beta", 1), (3, 7, 0, "alpha", 0), 0x800000),
    "annotations": ((3, 7, 0, "beta", 1), None, 0x1000000),
}


class _Feature:
    def __init__(self, optional, mandatory, compiler_flag):
        self.optional = optional
        self.mandatory = mandatory
        self.compiler_flag = compiler_flag

    def getOptionalRelease(self):
        """The first release in which the feature could be asked for."""
        return self.optional

    def getMandatoryRelease(self):
        """The release in which the feature became the rule, or None."""
        return self.mandatory

    def __repr__(self):
        return f"_Feature({self.optional!r}, {self.mandatory!r}, {self.compiler_flag!r})"


all_feature_names = list(_RELEASES)
__all__ = ["all_feature_names"] + all_feature_names

for _name, _release in _RELEASES.items():
    globals()[_name] = _Feature(*_release)
del _name, _release
