# The int of infinity.
print(int(1e10))
print(int(1e400))
