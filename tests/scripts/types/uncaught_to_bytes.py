# An int too big for its bytes.
print((255).to_bytes(1))
print((256).to_bytes(1))
