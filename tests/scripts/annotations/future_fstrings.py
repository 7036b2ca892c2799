from __future__ import annotations


class C:
    a: f"{x}"
    b: f"{x!r:>{w}}"
    c: f"{x=}"
    d: f"a{{b}}{c}"
    e: f"it's {x}"
    f: f'{"quoted"}'
    g: f"{x:{y}{z}}" "tail"
    h: f"{a if b else c}"
    i: f"{ {1: 2} }"
    j: f"{(lambda: 1)}"
    k: f"\n{x}"
    l: f'''both ' and " {x}'''
    m: "plain" f"{x}" "text"
    n: f""
    o: t"a{x}"
    p: t"{x!r:5}"


for name, text in C.__annotations__.items():
    print(name, "|", text)
