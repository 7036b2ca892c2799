x = 5
x.real.y = 1
