# find, rfind, index, rindex, count with bounds.
text = "abcabcabc"
for args in (("abc",), ("abc", 1), ("abc", 1, 4), ("abc", -3), ("abc", None, -1), ("", ), ("", 9), ("", 10), ("", 3, 2), ("x",), ("c", -1), ("abc", 0, 100), ("abc", -100, 5), ("bca", 2), ("", -2, -5)):
    print(args, text.find(*args), text.rfind(*args), text.count(*args), text.startswith(*args), text.endswith(*args))
for text in ("äöäö", "中a中a", "𝐀b𝐀"):
    print(text.find(text[2]), text.rfind(text[0]), text.count(text[1]), text.index(text[1:3]), text.rindex(text[2:]), text[0] in text, text[1:] in text)
print("aaaa".count("aa"), "".count(""), "".find(""), "abc".count(""), "ab".startswith(("x", "a")), "ab".endswith(("x",)), "ab".startswith(()), "é".count(""))
