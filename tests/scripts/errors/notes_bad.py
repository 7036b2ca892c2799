e = ValueError("base")
e.__notes__ = 5
raise e
