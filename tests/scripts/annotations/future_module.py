from __future__ import annotations, division
import __future__

print(annotations, division.getMandatoryRelease(), annotations.getOptionalRelease())
print(__future__.all_feature_names)
print(__future__.annotations is annotations, annotations.compiler_flag)
