class A: xyz = 1
A.xzy
