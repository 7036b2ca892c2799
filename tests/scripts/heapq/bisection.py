import bisect as b
a = [1, 2, 2, 3, 5]
print(b.bisect(a, 2), b.bisect_left(a, 2), b.bisect_right(a, 9), b.bisect_left(a, 0), b.bisect(a, 2, 0, 2), b.bisect_left([], 1))
b.insort(a, 4); b.insort_left(a, 2); b.insort(a, 0); print(a)
w = ["a", "bb", "ccc"]; b.insort(w, "dd", key=len); print(w, b.bisect_left(w, 2, key=len), b.bisect(w, 2, key=len))
for bad in (lambda: b.bisect(a, 1, -1), lambda: b.bisect(a, "x"), lambda: b.insort(a)):
    try: bad()
    except Exception as e: print(type(e).__name__)
