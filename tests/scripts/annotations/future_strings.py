from __future__ import annotations


def f(a: int, b: undefined | None, *args: *Ts, c: "quoted" = 1, **kw: dict[str, list[int]]) -> x.y[1:2, ::3]: pass


print(f.__annotations__)
print(f.__annotate__.__name__)


class C:
    a: (1 +  2)*3
    b: lambda   x,*y,z = 1 : x
    c: [i   for i in range( 3 ) if i]
    d: {'a':1,**b}
    e: not   x
    g: -x ** -y
    h: x if y else z
    i: (yes, no)
    k: a.b.c(d, *e, k=f, **g)
    l: a < b <= c is not d not in e
    m: a and b or c and (d or e)
    n: ...
    p: {1, 2}
    q: ()
    r: (1,)
    t: a[b, *c]
    u: 1_000 + 0xff + 1e10 + 1j + 1.50
    v: 'it\'s' + "say \"hi\"" + '''both ' and "'''
    w: (lambda: (a, b))()
    y: a @ b // c % d << 1 >> 2 & 3 ^ 4 | 5
    z: ~a + +b - -c
    aa: (a for b in c)
    ab: {a: b for c, d in e if f if g}
    ac: {a for b in c for d in e}
    ad: (a if b else c) if (d if e else f) else g
    ae: (a < b) < c
    af: (a, b)[c](d)
    ag: [*a, b]
    ah: a[1:2:3][::][:, 1]
    ai: lambda: 1
    aj: lambda a, /, b=1, *, c, **d: (a, b)
    ak: None if True else False
    al: b'by\'tes'
    am: u'uni' 'code'
    an: (a, (b, c), [d])
    ao: x ** (y ** z) + (x ** y) ** z
    ap: not (a and not b)
    aq: a if (lambda: b) else c
    ar: (-1) ** 2
    at: - (-1)
    au: (1).real + 1.5.imag
    av: print(*a, sep='')
    aw: f(x for x in y)
    ax: f((x for x in y), 1)
    ay: a[b][(c)]


for name, text in C.__annotations__.items():
    print(name, "|", text)
x: int = 5
y: list[undefined]
print(__annotations__)
