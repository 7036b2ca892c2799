# Their complaints.
data = bytearray(b"abc")
attempts = [
    lambda: data.append(256), lambda: data.append("a"), lambda: data.append(b"a"), lambda: data.append(), lambda: data.extend(1), lambda: data.extend("a"),
    lambda: data.extend([1, "a"]), lambda: data.extend([300]), lambda: data.extend(None), lambda: data.extend([1.5]), lambda: data.insert(1),
    lambda: data.insert("a", 1), lambda: data.insert(0, 256), lambda: data.pop(100), lambda: data.pop("a"), lambda: bytearray().pop(),
    lambda: data.remove(0), lambda: data.remove(300), lambda: data.remove("a"), lambda: data.clear(1), lambda: data.resize(-1), lambda: data.resize("a"),
    lambda: data.__iadd__(1), lambda: data.__iadd__("a"), lambda: data.__imul__("a"), lambda: hash(data),
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
print(data)
