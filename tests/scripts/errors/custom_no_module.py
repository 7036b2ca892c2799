E = type("E", (Exception,), {"__module__": None})
raise E("x")
