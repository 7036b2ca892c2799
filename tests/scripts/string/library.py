import string
from string import Formatter, Template, capwords
print(string.ascii_letters, string.digits, string.punctuation, repr(string.whitespace), len(string.printable), string.hexdigits, string.octdigits)
print(capwords("hello  wORLD foo"), capwords("a-b-c", "-"))
t = Template("$who likes ${what}s, $$5 and $other"); print(t.safe_substitute(who="tim", what="kung pao"), t.substitute({"who": 1, "what": 2}, other=3), t.get_identifiers(), t.is_valid())
for bad in (lambda: t.substitute(who=1), lambda: Template("a $").substitute(), lambda: Template("x\ny $1").substitute(), lambda: Template("${a").substitute(a=1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(Template("$ ${a").safe_substitute(a=1), Template("$ x").is_valid())
f = Formatter()
print(f.format("{} {1}" if 0 else "{} {} {a!r:>5} {b.real} {c[0]} {c[k]}" if 0 else "{} {} {a!r:>5} {b.real} {{x}}", 1, 2, a="q", b=5), f.format("{0:{1}}", 3.14159, ".2f"), f.format("{d[k]}{l[0]}", d={"k": 1}, l=[2]), list(f.parse("a{b!r:c}d{{e}}")))
class D(Formatter):
    def get_value(self, key, args, kwargs): return kwargs.get(key, "?") if isinstance(key, str) else super().get_value(key, args, kwargs)
print(D().format("{a} {b}", a=1))
for bad in ("{0} {}", "{} {0}", "{", "}", "{0!z}", "{a}", "{9}", "{0!}"):
    try: print(f.format(bad, 1))
    except Exception as e: print(bad, type(e).__name__, e)
