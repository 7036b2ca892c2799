# A number may touch a keyword, for now.
print(1if 1else 2)
print(0x1for_ if 0 else 3) if 0 else print([0xfor x in (1, 2)])
print(1and 2, 1or 2, 1in [1], 1is None, 0b1if 1else 0, 0o7or 1, 1.5if 1else 2, 1jif 1else 2, 1e3if 1else 1)
print(1not in [2])
