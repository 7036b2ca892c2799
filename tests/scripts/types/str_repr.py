# repr() of texts: quotes and escapes.
for text in ("", "a", "'", '"', "'\"", "\\", "\n\r\t\0\x07\x7f\x80\x9f", "\xa0\xad", "é中\U0001f600", "\ud800\udfff", "\u2028\u200b\ufeff", "\u0378\ue000\U000e0001\U0010ffff", "it's", '"x"', "\x1b[0m"):
    print(ascii(repr(text)), ascii(text), len(repr(text)))
