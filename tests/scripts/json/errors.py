import json
def t(f):
    try: for bad in ('', '[', '[1', '[1,', '[1,]', '{', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', '"abc', '"a\\x"', '"\\u12"', '"\t"', 'tru', '1 2', '[1 2]', '01', '-', '.5', '{1:2}', '\ufeff1', "['a']", '[1,,2]', 'nul', '"\\', '\n\n  x'):
    t(lambda: json.loads(bad))
t(lambda: json.loads(5)); t(lambda: json.dumps({1, 2})); t(lambda: json.dumps([{"a": {1}}])); t(lambda: json.dumps({(1,): 2})); t(lambda: json.dumps(float("nan"), allow_nan=False)); l = []; l.append(l); t(lambda: json.dumps(l))
