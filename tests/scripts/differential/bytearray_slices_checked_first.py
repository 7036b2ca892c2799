# A bytearray looks at the bounds of a slice before the value that is assigned.
for bounds in (slice({}, -5), slice(None, 'a'), slice(0, 1, 0), slice(0, 1, [])):
    for value in ([2.5], 'text', b'fine', 5):
        try:
            bytearray(b'abc')[bounds] = value
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
