from math import nonexistent
