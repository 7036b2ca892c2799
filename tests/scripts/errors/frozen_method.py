"abc".upper = 5
