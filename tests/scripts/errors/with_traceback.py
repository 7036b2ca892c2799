def f(): raise ValueError("v")
try: f()
except ValueError as e: tb = e.__traceback__
raise TypeError("t").with_traceback(tb)
