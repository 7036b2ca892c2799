"""The methods of the built-in types and the built-in functions, with the kinds of their arguments.

`name:kinds`, a kind as in values.py; those after `?` may be left out; `S` is a str or a tuple of strs,
`B` the same for bytes, `I` any iterable, `J` an iterable of strs, `K` of bytes, `P` of pairs, `m` a number,
`k=kind` after a space a keyword. Left out on purpose: what depends on addresses or on the hash of a str
(hash, id, set.pop), and what the collector's or the machine's state shows in."""


def table(text):
    rows = []
    for word in text.split():
        name, _, kinds = word.partition(':')
        needed, _, optional = kinds.partition('?')
        rows.append((name, needed, optional))
    return rows


TEXT = '''capitalize: center:n?c count:s?nn endswith:S?nn expandtabs:?n find:s?nn index:s?nn isalnum: isalpha: isascii: isdigit: islower:
isspace: istitle: isupper: ljust:n?c lower: lstrip:?s partition:s replace:ss?n removeprefix:s removesuffix:s rfind:s?nn rindex:s?nn
rjust:n?c rpartition:s rsplit:?sn rstrip:?s split:?sn splitlines:?o startswith:S?nn strip:?s swapcase: title: upper: zfill:n join:J'''


def as_bytes(text):
    return text.replace(':s', ':b').replace(':S', ':B').replace('?s', '?b').replace('ss', 'bb').replace('join:J', 'join:K').replace('?c', '?b').replace('replace:bs', 'replace:bb')


METHODS = {
    's': table(TEXT + ' casefold: encode:?s format:?*** format_map:d isdecimal: isidentifier: isnumeric: isprintable: translate:d __len__: __contains__:s __getitem__:n __add__:s __mul__:n __mod__:* __eq__:s __lt__:s __format__:s'),
    'b': table(as_bytes(TEXT) + ' decode:?s hex:?c translate:b __getitem__:n __contains__:b __add__:b __mod__:*'),
    'a': table(as_bytes(TEXT) + ' append:n extend:I insert:nn pop:?n remove:n reverse: clear: copy: decode:?s hex: __iadd__:b __setitem__:nn __delitem__:n'),
    'l': table('append:* extend:I insert:n* remove:* pop:?n clear: index:*?nn count:* sort: reverse: copy: __getitem__:n __setitem__:n* __delitem__:n __contains__:* __add__:l __iadd__:I __mul__:n __len__: __eq__:l __lt__:l'),
    't': table('count:* index:*?nn __getitem__:n __add__:t __mul__:n __contains__:* __len__: __lt__:t'),
    'd': table('get:*?* pop:*?* setdefault:*?* update:?d update:P copy: clear: keys: values: items: popitem: __getitem__:* __contains__:* __setitem__:** __delitem__:* __or__:d __ior__:d __len__: fromkeys:I?*'),
    'e': table('add:* discard:* remove:* union:?II intersection:?II difference:?I symmetric_difference:I issubset:I issuperset:I isdisjoint:I update:?I intersection_update:?I difference_update:?I clear: copy: __or__:e __and__:z __sub__:e __contains__:*'),
    'z': table('union:?I intersection:?I difference:?I symmetric_difference:I issubset:I issuperset:I isdisjoint:I copy: __or__:e __contains__:* add:*'),
    'i': table('bit_length: bit_count: conjugate: as_integer_ratio: is_integer: to_bytes:?ns from_bytes:b?s __add__:m __sub__:m __mul__:m __truediv__:m __floordiv__:m __mod__:m __divmod__:m __pow__:k __neg__: __abs__: __invert__: __index__: __int__: __float__: __bool__: __round__:?n __format__:s __lt__:m __eq__:m __lshift__:k __rshift__:k __and__:i __xor__:i __radd__:m __rsub__:m __trunc__: __floor__: __ceil__:'),
    'f': table('is_integer: hex: as_integer_ratio: conjugate: fromhex:s __add__:m __sub__:m __mul__:m __truediv__:m __floordiv__:m __mod__:m __divmod__:m __round__:?n __trunc__: __floor__: __ceil__: __int__: __format__:s __eq__:m __lt__:m __radd__:m __neg__: __abs__: __bool__: from_number:m'),
    'j': table('conjugate: __add__:m __mul__:m __truediv__:m __pow__:k __eq__:m __abs__: __format__:s __complex__: __neg__: __lt__:m from_number:m'),
    'o': table('bit_length: __and__:o __or__:m __xor__:o __invert__: conjugate: to_bytes:'),
    'r': table('count:* index:* __getitem__:n __contains__:* __len__: __eq__:r __reversed__: __hash__:'),
    'x': table('indices:n __eq__:x'),
    'N': table('__bool__: __eq__:* foo:'),
}
ATTRIBUTES = {'i': ['real', 'imag', 'numerator', 'denominator'], 'f': ['real', 'imag'], 'j': ['real', 'imag'], 'r': ['start', 'stop', 'step'], 'x': ['start', 'stop', 'step'],
              'T': ['__name__', '__qualname__', '__module__', '__base__', '__bases__', '__mro__'], 's': ['__class__', '__doc__x'], 'o': ['real', 'denominator']}

BUILTINS = table('''abs:m all:I any:I ascii:* bin:i bool:?* bytearray:?b bytes:?b bytes:I bytes:n bytes:ss callable:* chr:i complex:?mm complex:s dict:?P dict:d divmod:mm
enumerate:I?n filter:FI float:?m float:s format:*?s frozenset:?I getattr:*s?* hasattr:*s hash:M hex:i int:?m int:sn int:s int:f isinstance:*T issubclass:TT iter:I
len:I list:?I map:FI map:FII max:I max:ii?i min:I min:ss next:*?* oct:i ord:c pow:nn?n pow:mn range:n?n range:kn?n repr:* reversed:l reversed:I round:m?n set:?I slice:n?nn sorted:I
str:?* str:b?s sum:I?m tuple:?I type:* zip:?III isinstance:** bool:m float:* int:* complex:* str:j hex:* sum:l tuple:s vars:i dir:N memoryview:b callable:T ord:s chr:n
staticmethod:F classmethod:F property:?FF object:?* super:?TT delattr:*s setattr:*s* type:s?td iter:F* next:I divmod:ff round:f?n pow:ffn int:b?n float:b bytes:* bytearray:* all:* any:* sum:* min:*?* max:*?* list:* tuple:* set:N dict:* enumerate:* zip:** len:* reversed:* sorted:* abs:* map:** filter:**''')

KEYWORDS = {'sort': ['key={F}', 'reverse={o}', 'key=None', 'reverse={*}'], 'sorted': ['key={F}', 'reverse={o}', 'key=None', 'cmp={F}'], 'max': ['key={F}', 'default={*}'], 'min': ['key={F}', 'default={*}'],
            'split': ['sep={s}', 'maxsplit={n}'], 'rsplit': ['sep={s}', 'maxsplit={n}'], 'splitlines': ['keepends={o}'], 'expandtabs': ['tabsize={n}'], 'encode': ['encoding={s}', "errors='replace'", "errors='ignore'", "errors='xmlcharrefreplace'", "encoding='ascii'", "encoding='latin-1'"],
            'decode': ["errors='replace'", "encoding='ascii'", "errors='backslashreplace'"], 'zip': ['strict={o}', 'strict={*}'], 'map': ['strict={o}'], 'sum': ['start={m}'], 'int': ['base={n}'], 'round': ['ndigits={n}'], 'enumerate': ['start={n}'], 'pow': ['mod={n}', 'exp={n}'],
            'to_bytes': ["byteorder='little'", 'signed={o}', 'length={n}', "byteorder={s}"], 'from_bytes': ["byteorder='big'", 'signed=True'], 'complex': ['real={m}', 'imag={m}'], 'print': ['sep={s}', 'end={s}'], 'dict': ['a={*}', 'b={*}'], 'update': ['a={*}'], 'replace': ['count={n}'],
            'format': ['x={*}', 'a={*}'], 'str': ["encoding='utf-8'", 'object={*}', "errors='strict'"], 'bytes': ["encoding='ascii'"], 'index': ['start={n}'], 'property': ['doc={s}'], 'list': ['iterable={I}'], 'float': ['x={f}'], 'bool': ['x={o}'], 'len': ['obj={I}'], 'hex': ['sep={c}', 'bytes_per_sep={n}'], 'get': ['default={*}'], 'pop': ['default={*}'], 'next': ['default={*}']}

