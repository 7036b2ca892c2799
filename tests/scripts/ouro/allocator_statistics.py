# sys._debugmallocstats() writes the allocator's arenas, pools and blocks to standard error.
import sys


class Capture:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass


capture = sys.stderr = Capture()
sys._debugmallocstats()
sys.stderr = sys.__stderr__
lines = capture.text.splitlines()
for line in lines[:4]:
    print(line)
rows = [line.split() for line in lines[4:36] if line[:5].strip().isdigit()]
print(all(int(number) * 16 + 16 == int(size) for number, size, *rest in rows), len(rows) > 5)
facts = {}
for line in lines[4 + len(rows):]:
    if "=" in line:
        name, number = line.split("=")
        facts[name.strip()] = int(number.replace(",", ""))
for name in facts:
    if name[0] == "#":
        print(name)
arenas = facts["# arenas allocated current"]
print(facts["%d arenas * 262144 bytes/arena" % arenas] == facts["Total"] == arenas * 256 * 1024)
print(facts["# bytes in allocated blocks"] >= sum(int(size) * int(used) for n, size, pools, used, free in rows) - 4096)
