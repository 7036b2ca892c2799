a = type("Loud", (), {"__del__": lambda self: print("end of a")})()
b = type("Loud", (), {"__del__": lambda self: print("end of b")})()
print("last line")
