# Ints, floats and their bases.
print(0, 00, 1_000_000, 0x1F, 0XFF, 0o17, 0b1010, 0b_1)
print(1.5, .5, 5., 1e3, 1E-3, 1_0.0_1, 0e0)
print(10**20, 2**62, 2**61, -2**61, 4611686018427387904 - 1)
print(0xFFFFFFFFFFFFFFFF, -0x8000000000000000)
print(1j, 2.5J)
print(-1, +1, ~1, --1, -+-1)
