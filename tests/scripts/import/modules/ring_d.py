import ring_c
print(ring_c.name)
