a = ValueError("a")
a.__cause__ = a
raise a
