e = ValueError("base")
e.__notes__ = ["a", 5, None]
raise e
