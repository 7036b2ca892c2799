def parse(text):
    try:
        return int(text)
    except ValueError as e:
        raise RuntimeError("cannot parse") from e


parse("abc")
