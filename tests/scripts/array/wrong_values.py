# Values of the wrong kind.
from array import array
for code in "bHlQfd":
    for value in ("a", None, b"1", 1.5):
        try:
            print(array(code, [value]))
        except TypeError as error:
            print(code, error)
text = array("w", "x")
for value in ("ab", "", 1, None, b"a"):
    try:
        text[0] = value
    except TypeError as error:
        print(error)
