e = ExceptionGroup("g", [ValueError(1)])
e.add_note("n1\nn2")
e.exceptions[0].add_note("inner")
raise e
