# Texts of ASCII have a type of iterator of their own.
for text in ('', 'abc', 'é', '日本'):
    iterator = iter(text)
    print(type(iterator).__name__, list(iterator), iterator.__length_hint__())
    print(type(iter(text[:0])).__name__, isinstance(iterator, type(iter('é'))))
class Text(str): pass
print(type(iter(Text('a'))).__name__, type(iter(Text('ä'))).__name__)
