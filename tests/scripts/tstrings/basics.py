x = 5
name = "w"
t = t"a{x}b{name!r:>{x}}c{x = }"
print(t)
print(t.strings, t.values)
for part in t:
    print(repr(part))
print(t"", list(t""), t"".strings, t"".values)
print(t"only text", list(t"only text"))
print(t"{x}{x}".strings, list(t"{x}{x}"))
print(type(t), type(iter(t)))
print(t"{x}" is t"{x}", t"{x}" == t"{x}")
