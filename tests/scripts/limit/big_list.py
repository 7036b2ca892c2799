# Too much memory is an error at once, and the program goes on.
for expression in ("[0] * 10**12", "'x' * 2**62", "[0] * 2**62", "(1,) * 10**12", "bytes(10**15)"):
    try:
        eval(expression)
        print("made")
    except (MemoryError, OverflowError) as e:
        print(expression, type(e).__name__)
print("goes on")
