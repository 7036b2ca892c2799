# What "%s" % (x,) gives is known to be text as long as the format is simple.
FORMATS = ("%s", "%5s", "%-5.3s", "%+r", "%--5a", "%.s", "a%%%s", "%d", "%100s", "%.123s", "%(a)s", "%s%s", "%", "%.5", "%*s")
for format in FORMATS:
    for right in ("(x,)", "x", "(*x,)", "()"):
        formatted = f"({format!r} % {right})"
        for source in (formatted + "['q']", formatted + "()", "[1][" + formatted + "]"):
            compile(source, source, "exec")
("%s" % (1,))["q"]
