# +, *, in, comparisons, and what they say to strangers.
for text in (b"ab", bytearray(b"ab")):
    print(text + b"c", text + bytearray(b"d"), text + memoryview(b"e"), text * 2, 3 * text, text * -1, text * 0)
    print(97 in text, b"b" in text, memoryview(b"ab") in text, b"" in text, b"ba" in text)
    print(text == b"ab", text == bytearray(b"ab"), text == memoryview(b"ab"), text == "ab", text < b"b", text >= bytearray(b"ab"), text != [97, 98])
    attempts = [
        lambda: text + 1, lambda: text + "a", lambda: text + [1], lambda: text + None, lambda: 1 + text, lambda: "a" + text,
        lambda: text * "a", lambda: text * 1.5, lambda: text * text, lambda: "a" in text, lambda: 256 in text, lambda: -1 in text, lambda: None in text,
        lambda: text < 1, lambda: text < "a", lambda: text - text, lambda: -text, lambda: text[1.5], lambda: text["a"], lambda: text[5],
        lambda: text[-5], lambda: text[2 ** 80], lambda: text[::0], lambda: text["a":],
    ]
    for attempt in attempts:
        try:
            print(attempt())
        except Exception as error:
            print(type(error).__name__, error)
