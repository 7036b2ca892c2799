from string.templatelib import Interpolation, Template, convert


def render(template):
    out = []
    for part in template:
        match part:
            case str() as text:
                out.append(text)
            case Interpolation(Template() as inner):
                out.append(render(inner))
            case Interpolation(value, _, conversion, spec):
                out.append(format(convert(value, conversion), spec))
    return "".join(out)


x, name = 3.14159, "Ada"
print(render(t"<{name!r:>8}> {x:.2f} {name:^{7}}|"))
print(render(t"{x = } {name=!s}"))
print(render(t"outer {t'inner {name}'} end"))


def escape(template):
    return "".join(p if isinstance(p, str) else str(p.value).replace("<", "&lt;")
                   for p in template)


evil = "<script>"
print(escape(t"<p>{evil}</p>"))
lazy = [t"{i}" for i in range(3)]
print([t.values for t in lazy])


def f(a, b=t"{name}"):
    return t"{a}{b!r}"


print(f(1))
order = []
t"{order.append(1)}{order.append(2):{order.append(3)}}{order.append(4)}"
print(order)
