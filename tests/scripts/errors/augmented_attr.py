class A: x = 1
A.x += "a"
