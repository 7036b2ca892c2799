def kind(value):
    match value:
        case 0:
            return "zero"
        case -1:
            return "minus one"
        case 2.5 | -2.5:
            return "two and a half"
        case 1 + 2j:
            return "complex plus"
        case -3 - 4j:
            return "complex minus"
        case -7j:
            return "imaginary"
        case "text" 'ual':
            return "str"
        case b"bytes":
            return "bytes"
        case None:
            return "None"
        case True:
            return "True"
        case False:
            return "False"
        case 123456789012345678901234567890:
            return "big"
    return "other"


for value in (0, 0.0, -1, -1.0, 2.5, -2.5, 1 + 2j, -3 - 4j, -7j, "textual", "text", b"bytes",
              bytearray(b"bytes"), None, True, False, 1, 123456789012345678901234567890, ()):
    print(repr(value), kind(value))
