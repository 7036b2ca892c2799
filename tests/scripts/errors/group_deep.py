e = ValueError("v")
for i in range(14): e = ExceptionGroup(f"level {i}", [e])
raise e
