# \N{...}: names and aliases in any case; but no sequences.
print(ascii("\N{LATIN SMALL LETTER E WITH ACUTE}\N{bullet}\N{Line Feed}\N{ALERT}\N{NBSP}"))
print(ascii("\N{HANGUL SYLLABLE GAG}\N{CJK UNIFIED IDEOGRAPH-4E2D}\N{SNAKE}"))
print(f"\N{DIGIT ONE}{1}\N{LEFT CURLY BRACKET}{{")
print(r"\N{DIGIT ONE}", b"\\N{DIGIT ONE}", fr"\N{1}")
for source in [r'"\N{KEYCAP DIGIT ONE}"', r'"\N{nothing}"', r'"ab\N{}"', r'"\N"', r'"\N{DIGIT ONE"', r'"\N{ DIGIT ONE}"', r'f"\N{nothing}"', r'"é\N{x}"']:
    try:
        print(ascii(eval(source)))
    except SyntaxError as e:
        print(source, e.args)
