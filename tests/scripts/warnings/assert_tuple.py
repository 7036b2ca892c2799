# A tuple that is not empty is true.
assert (1, "message")
assert (0,)
assert ((1), "message")
try:
    assert ()
except AssertionError as e:
    print(repr(e))
