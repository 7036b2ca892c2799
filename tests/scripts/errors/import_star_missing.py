from math import sin, coss
