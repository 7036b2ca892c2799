x = {}
a = x["a"] if x else x["b"]
