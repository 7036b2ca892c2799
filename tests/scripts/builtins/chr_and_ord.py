def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



for code in (0, 65, 233, 0x20ac, 0x1f600, 0x10ffff):
    print(ascii(chr(code)), ord(chr(code)) == code)
show(chr, -1)
show(chr, 0x110000)
show(chr, 2 ** 80)
show(chr, "a")
show(chr, 1.0)
show(ord, "")
show(ord, "ab")
show(ord, b"a")
show(ord, b"ab")
show(ord, 1)
