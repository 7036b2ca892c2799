sources = ["t'{}'", "t'{x'", "t'}'", "t'{x!}'", "t'{x!z}'", "t'{ }'", "t'{x!r:{y!q}}'",
           "t'a' 'b'", "'a' t'b'", "t'a' f'b'", "f'a' t'b'", "t'a' b'b'", "t'{a b}'",
           "t'{lambda x:1}'", "tf'a'", "ft'a'", "bt'a'", "tb'a'", "ut'a'", "tu'a'", "t'{*a}'",
           "t'{yield}'", "t'{=}'", "t'{!r}'", "t'{:x}'", "t'a' = 1", "del t'a'", "t'{x}' += 1",
           "for t'a' in x: pass", "t'{x", "t'''{x", "t'", "t'{x:{y}'", "t'{x! r}'", "t'{x:{y:{z:{w}}}}'",
           "match x:\n case t'a': pass", "match x:\n case {t'a': 1}: pass", "t'{await x}'"]
for source in sources:
    try:
        compile(source, "<t>", "exec")
        print(source, "compiles")
    except SyntaxError as e:
        print(source, "->", e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))
