import json
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, getattr(e,'__notes__',None))
print(json.dumps([1, 1.5, "a\n\"é\U0001f600\x7f", None, True, {"k": [], "d": {}}, (1,)]), json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.dumps("é", ensure_ascii=False))
print(json.dumps({"b": [1, {"x": 2}], "a": []}, indent=2, sort_keys=True)); print(json.dumps([1, [2]], indent="\t"), json.dumps([1, {"a": 2}], separators=(",", ":")), json.dumps([]), json.dumps([float("inf"), float("nan")]))
print(json.loads('[1, -2.5e3, "a\\u00e9\\ud83d\\ude00\\n", null, true, false, {"a": {"b": []}}, {}, NaN, -Infinity, 0, -0, 1E5]'), json.loads(b'"x"'), json.loads(' 5 '))
