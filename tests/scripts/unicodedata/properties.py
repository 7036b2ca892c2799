# What is known about characters.
import unicodedata as u
for c in "aA1 \u0301\u0663\u00b2\u00bd\u4e03\u2155(\u2026\ufb01\u05d0\u0627\u3042\uff21\uac01\u00c5\u2460\U0001d54f":
    print(ascii(c), u.category(c), repr(u.bidirectional(c)), u.combining(c), u.mirrored(c),
          u.east_asian_width(c), repr(u.decomposition(c)))
    print("   ", u.decimal(c, None), u.digit(c, None), u.numeric(c, None))
for f in u.decimal, u.digit, u.numeric:
    try:
        f("x")
    except ValueError as e:
        print(e)
