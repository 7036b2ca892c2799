import ring_b
name = "ring a"
