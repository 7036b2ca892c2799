# Source nested too deeply is an error, not a crash.
for text in ("(" * 1000 + ")" * 1000, "[" * 500 + "]" * 500):
    try:
        eval(text)
    except (SyntaxError, RecursionError, MemoryError) as e:
        print(type(e).__name__, e)
