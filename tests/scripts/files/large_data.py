# More than the buffers hold.
import os
block = bytes(range(256)) * 1000
with open("t_large", "wb") as f:
    for i in range(3):
        print(f.write(block), f.tell())
with open("t_large", "rb") as f:
    print(f.read(300000) == (block * 3)[:300000], f.tell(), f.seek(-10, 2), f.read(), f.seek(5), f.read(3))
    f.seek(0)
    target = bytearray(500000)
    print(f.readinto(target), target == (block * 3)[:500000], len(f.read()))
text = "äöü€\n" * 40000
with open("t_large", "w") as f:
    print(f.write(text), f.tell() == len(text.encode()))
with open("t_large") as f:
    print(sum(1 for line in f), f.tell())
    f.seek(0)
    total = 0
    while piece := f.read(10007):
        total += len(piece)
    print(total == len(text), f.seek(0), f.read() == text)
with open("t_large", "r+b") as f:
    f.seek(100)
    print(f.read(5), f.write(b"#####"), f.seek(98), f.read(14), f.truncate(120), f.seek(0, 2))
print(os.path.getsize("t_large"))
os.remove("t_large")
