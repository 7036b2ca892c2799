# Characters that no token begins with.
for source in ["x = 1 – 2", "“text”", "5€", "x = a\u00a0b", "x = a\u200bb", "\ufeff\ufeffx", "x = \x01", "x\x7f", "a\u0301 = 1", "\u0301a = 1",
               "1é", "é\u00b2", "\U0001f40d = 1", "x = '\U0001f40d' \U0001f40d", "$x", "x?", "`x`", "a ! b", "x = 1 \\ 2", "½", "x\u2028y", "Ⅷ = 1 2"]:
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print(ascii(source), ascii(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(ascii(source), "right")
