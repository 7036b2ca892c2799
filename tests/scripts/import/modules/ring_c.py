import ring_d
name = 5
