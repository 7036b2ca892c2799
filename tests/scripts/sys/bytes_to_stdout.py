import sys

print("text")
sys.stdout.flush()
sys.stdout.buffer.write(b"bytes\n")
sys.stdout.buffer.flush()
print("text again")
print(sys.stdin.buffer.readline(), sys.stdin.buffer.read(3), sys.stdin.buffer.read())
