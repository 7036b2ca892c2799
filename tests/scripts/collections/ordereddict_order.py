from collections import OrderedDict
d = OrderedDict.fromkeys("abcde")
d.move_to_end("b"); print("".join(d)); d.move_to_end("d", last=False); print("".join(d))
d.move_to_end("b"); d.move_to_end("d", False); print("".join(d))
print(d.popitem(), d.popitem(last=False), "".join(d), "".join(reversed(d)))
for i in range(100):
    d[i] = i
    if i % 3 == 0: d.move_to_end(i, last=False)
    if i % 7 == 0: d.popitem(last=False)
print(len(d), list(d)[:8], list(d)[-3:])
while d: d.popitem(last=len(d) % 2)
print(d)
queue = OrderedDict()
for i in range(5000):
    queue[i] = None
    if len(queue) > 10: queue.popitem(last=False)
print(list(queue))
for i in range(300): queue.move_to_end(list(queue)[-1], last=False)
print(list(queue)); queue["new"] = 1; del queue[4991]; print(list(queue))
