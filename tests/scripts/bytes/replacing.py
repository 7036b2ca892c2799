# replace, translate, maketrans, join.
for text in (b"abcabc", bytearray(b"abcabc")):
    print(text.replace(b"b", b"xx"), text.replace(b"", b"-"), text.replace(b"a", b"", 1), text.replace(b"a", b"z", count=1),
          text.replace(memoryview(b"bc"), bytearray(b"!")), text.replace(b"q", b"r"))
    table = text.maketrans(b"ab", b"12")
    print(text.translate(table), text.translate(None, b"ab"), text.translate(table, delete=b"c"), text.translate(memoryview(bytes(range(256)))))
    print(text[:2].join([b"1", bytearray(b"2"), memoryview(b"3")]), text.join([]), text.join((b"x",)))
    attempts = [
        lambda: text.replace(b"a"), lambda: text.replace("a", b"b"), lambda: text.replace(b"a", 1), lambda: text.replace(b"a", b"b", "x"),
        lambda: text.translate(), lambda: text.translate(b"a"), lambda: text.translate("a"), lambda: text.translate(None, 1),
        lambda: text.maketrans(b"a"), lambda: text.maketrans(b"a", b"bc"), lambda: text.maketrans("a", b"b"),
        lambda: text.join(5), lambda: text.join([1]), lambda: text.join([b"a", "b"]), lambda: text.join("ab"), lambda: text.join(),
    ]
    for attempt in attempts:
        try:
            print(attempt())
        except Exception as error:
            print(type(error).__name__, error)
