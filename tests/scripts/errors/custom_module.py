class E(Exception): pass
E.__module__ = "other"
raise E("x")
