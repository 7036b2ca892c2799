from heapq import *
h = []
for x in [5, 1, 4, 2, 3, 9, 0]: heappush(h, x)
print(h[0], [heappop(h) for _ in range(len(h))])
h = [9, 8, 7, 1, 2, 3]; heapify(h); print(h, heapreplace(h, 10), heappushpop(h, 0), heappushpop(h, 5), h)
print(list(merge([1, 4, 7], [2, 5], [3, 3, 9])), list(merge("aC", "Bd", key=str.lower)), list(merge([5, 1], [4, 2], reverse=True)))
print(nsmallest(3, [5, 1, 4, 2]), nlargest(2, [5, 1, 4, 2]), nsmallest(2, ["bb", "a", "ccc"], key=len), nlargest(0, [1]), nlargest(9, "ab"))
m = [1, 5, 2]; heapify_max(m); heappush_max(m, 9); print(heappop_max(m), heapreplace_max(m, 0), heappushpop_max(m, 7), m)
for bad in (lambda: heappop([]), lambda: heapreplace([], 1), lambda: heappush((), 1), lambda: heapify(5), lambda: heappush([1], "a")):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
