import json
def t(f):
    try: print(json.dumps({(1,): 2, "a": 1}, skipkeys=True), json.dumps(5j, default=str), json.loads('{"a": 1}', object_hook=lambda d: list(d)), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads("1.5", parse_float=str), json.loads("15", parse_int=str))
class E(json.JSONEncoder):
    def default(self, o): return sorted(o) if isinstance(o, set) else super().default(o)
print(json.dumps({3, 1}, cls=E)); t(lambda: json.dumps(object, cls=E))
print(json.JSONDecoder().raw_decode('[1] x'), json.JSONDecodeError.__mro__[1].__name__)
