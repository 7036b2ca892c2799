# The int of a complex number.
print(complex(2).real)
print(int(complex(2)))
