# A subscript of None.
table = {"a": {"b": 1}}
print(table.get("a")["b"])
print(table.get("x")["b"])
