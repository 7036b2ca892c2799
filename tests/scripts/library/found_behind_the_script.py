# The script's own folder comes first: modules/keyword.py there hides the library's.
import sys
sys.path.insert(0, sys.path[0] + "/modules")
import keyword
print(keyword.mine)
del sys.modules["keyword"], sys.path[0]
import keyword
print(keyword.iskeyword("if"), keyword.iskeyword("of"), keyword.issoftkeyword("match"))
