# Text without a file has no line to show.
compile("1 is 1", "name", "exec")
compile("x = 1\n\n'\\d'", "<text>", "exec")
eval("2 is 3")
exec("try:\n  pass\nfinally:\n  1()\n" if 0 else "f'\\d'")
