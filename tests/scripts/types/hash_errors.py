# What has no hash says so.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
hash([])
hash({})
hash(set())
hash(([],))
hash((1, {}))
hash(slice([], 1))
hash(frozenset([[]]))
{[]: 1}
{{}: 1}
{set()}
{1: 2}[[]]
[] in {}
[] in {1: 2}
[] in {1}
set([[]])
{}.get([])
{}.pop([])
{}.setdefault([])
dict([([], 1)])
dict.fromkeys([[]])
hash()
hash(1, 2)
hash({}.keys())
{}.keys().__hash__
[].__hash__
[].__hash__()
hash({}.items())
hash({}.values()) is None
hash(bytearray())
{1}.add([])
{1}.remove([])
{1}.discard([])
{(1, []): 2}
''')
