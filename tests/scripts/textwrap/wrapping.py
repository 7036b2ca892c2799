import textwrap as t
s = "The quick brown fox jumped over the lazy dog. It was a well-known, long-winded story -- really."
for w in (10, 20, 40): print(t.wrap(s, w))
print(t.fill(s, 30, initial_indent="* ", subsequent_indent="  "))
print(t.shorten("Hello  world, this is it!", 15), t.shorten("Hello", 4, placeholder="..."), t.shorten("a b c", 80))
print(repr(t.dedent("\n    a\n      b\n\n    c\n")), repr(t.dedent("  x\n y")), repr(t.dedent("\tq\n\tr")), repr(t.indent("a\n\nb\n", "> ")), repr(t.indent("a\n\n", "-", lambda l: True)))
print(t.wrap("", 10), t.wrap("   ", 10), t.wrap("averyveryverylongword here", 8), t.wrap("averyveryverylongword here", 8, break_long_words=False), t.wrap("a\tb\nc", 3))
print(t.wrap(s, 20, max_lines=2), t.wrap("one two.  Three", 40, fix_sentence_endings=True), t.wrap("ab-cd ef-gh", 4, break_on_hyphens=False))
for bad in (lambda: t.wrap("a", 0), lambda: t.dedent(5), lambda: t.shorten("abc def", 2)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
