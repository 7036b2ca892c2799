"""Literals of every kind.

A kind is one letter, as in the method tables: i int, n count (small, or so huge that it fails at once), k small int, M number, f float, j complex,
o bool, N None, s str, c one character, b bytes, a bytearray, l list, t tuple, d dict, e set,
z frozenset, r range, x slice, T a type, F a function of one argument, * anything.

Sets of the pool have at most one element, since the order of others is unspecified. Ints between a
million and 2**60 are kept away from counts: they would be possible, and slow."""

KINDS = 'iinfjoNsscbaltdezrxTF'

SMALL = ['0', '1', '2', '3', '-1', '-2', '5', '7', '10', '-3', '4']
MEDIUM = ['12', '-17', '42', '99', '100', '255', '256', '-256', '1000', '0x1f', '0b1011', '0o17', '1_000', '65', '8364', '127', '128']
BIG = ['2**31', '2**31 - 1', '-2**31', '2**32', '2**53 + 1', '2**60', '2**61 - 1', '2**61', '-2**61', '-2**61 - 1', '2**62', '-2**62',
       '2**63 - 1', '2**63', '-2**63', '-2**63 - 1', '2**64', '10**18', '10**25', '-10**30 + 7', '0xdeadbeefcafebabe1234', '3**80']
HUGE = ['2**62', '-2**62', '2**63', '-2**63 - 1', '2**64', '10**30']
FLOATS = ['0.0', '-0.0', '1.0', '-1.0', '0.5', '2.5', '-2.5', '3.5', '1e16', '1e15', '123456789.125', '0.1', '1/3', '1e-5', '1e-4', '1e22', '1e100', '-1e300',
          '5e-324', '2.2250738585072014e-308', '1.7976931348623157e308', 'float("inf")', 'float("-inf")', 'float("nan")', '1e308', '100.0', '2.675', '9007199254740993.0', '3.14159', '1e23',
          '0.30000000000000004', '4.35', '-7.25', '1_0.5e0_1']
COMPLEXES = ['1j', '0j', '-0j', '1+2j', '-1-2j', '0.5-0.25j', 'complex("nan")', 'complex("inf")', '1e300+1e300j', 'complex(-0.0, -0.0)', '3-0j', '2.5+0j']
STRINGS = ["''", "'a'", "'b'", "'abc'", "'Hello, World'", "'a b  c'", "'  pad '", "'\\t\\n'", "'é'", "'naïve'", "'日本'", "'😀'", "'x😀y'", "'ß'", "'ǅ'", "'İ'", "'123'", "'-42'",
           "'1.5'", "'1e3'", "'nan'", "'0x1f'", "'٣'", "'²'", "'abcabc'", "'a,b,c'", "'a\\nb\\r\\nc'", "'\\x00'", "'\\x85'", "'\\ud800'", '"it\'s"', "'\"q\\'\"'", "'%s'", "'{}'", "'ABC'", "'Σας'",
           "'tést'", "'_x1'", "'class'", "r'\\d'", "'a' 'b'", "'ﬁ'", "' 7 '", "'1_000'", "'aaaa'", "'\\u3000'", "'Ab1 cD'", "'zażółć'", "'\\xad'", "'\\u200b'", "'í'"]
CHARACTERS = ["'a'", "'z'", "'A'", "'0'", "' '", "'é'", "'日'", "'😀'", "'\\n'", "','", "'b'"]
BYTES = ["b''", "b'a'", "b'abc'", "b'hello world'", "b'\\x00\\xff'", "b'a,b,c'", "b'  x '", "b'12'", "b'A\\tB\\n'", "b'abcabc'", "b'\\xc3\\xa9'", "b'\"'", "b\"'\"", "rb'\\d'", "b'Ab1'"]
TYPES = ['int', 'float', 'complex', 'bool', 'str', 'bytes', 'bytearray', 'list', 'tuple', 'dict', 'set', 'frozenset', 'range', 'object', 'type', 'type(None)', 'slice', 'ValueError', 'Exception']
FUNCTIONS = ['len', 'str', 'repr', 'abs', 'int', 'float', 'bool', 'list', 'lambda x: x', 'lambda x: -x', 'lambda x: x * 2', 'lambda x: [x]', 'lambda x: (x, 1)', 'lambda x: None', 'ord', 'type', 'lambda *a: a',
             'str.upper', 'lambda: 0', 'lambda x, y: x', 'callable', 'lambda x: str(x)', 'lambda x: not x']
OTHERS = ['None', 'Ellipsis', 'NotImplemented', 'object', 'len', 'print', '()', '[]', '{}', 'type', 'ValueError("v")', 'str.join', 'int.real', 'super']
# Functions whose texts hold no address: where anything goes, it may be turned into a text and taken apart.
PLAIN_FUNCTIONS = ['len', 'str', 'repr', 'abs', 'int', 'ord', 'str.upper', 'list']


def integer(chance):
    roll = chance.below(10)
    return chance.pick(SMALL if roll < 5 else MEDIUM if roll < 8 else BIG)


def count(chance):
    roll = chance.below(40)
    return str(chance.between(-3, 12)) if roll < 36 else chance.pick(HUGE) if roll < 38 else chance.pick(['True', 'False', '-0'])


def elements(chance, depth, limit=4, kinds=None):
    """The texts of a few elements: mostly of one kind, so that they compare."""
    kind = chance.pick(kinds or 'iiissfot*')
    return [literal(chance, '*' if chance.often(8) else kind, depth - 1) for _ in range(chance.below(limit + 1))]


def dictionary(chance, depth):
    kind = chance.pick('ssi')
    pairs = [literal(chance, kind, 0) + ': ' + literal(chance, chance.pick('iis*'), depth - 1) for _ in range(chance.below(4))]
    return '{' + ', '.join(pairs) + '}'


def function(chance):
    return '(' + chance.pick(FUNCTIONS) + ')'


def numeric_range(chance):
    form = chance.below(4)
    if form == 0:
        return 'range(' + str(chance.between(-2, 8)) + ')'
    if form == 1:
        return 'range({}, {})'.format(chance.between(-5, 5), chance.between(-5, 12))
    return 'range({}, {}, {})'.format(chance.between(-5, 12), chance.between(-5, 12), chance.pick(['1', '2', '-1', '-3', '5', '0'] if chance.often(20) else ['1', '2', '-1', '-3']))


def bound(chance):
    return 'None' if chance.often(30) else chance.pick(HUGE) if chance.often(4) else str(chance.between(-6, 6))


def slice_object(chance):
    return 'slice({}, {}, {})'.format(bound(chance), bound(chance), chance.pick(['None', '1', '2', '-1', '-2', '3']))


def literal(chance, kind, depth=2):
    if kind == '*':
        if chance.often(10):
            return chance.pick(OTHERS)
        kind = chance.pick(KINDS)
        if kind == 'F':
            return chance.pick(PLAIN_FUNCTIONS)
    if kind == 'M':  # the hash of a nan is its address
        number = literal(chance, chance.pick('iifjo'), depth)
        return '0.5' if 'nan' in number else number
    if kind in 'ltde' and depth <= 0:
        return {'l': '[]', 't': '()', 'd': '{}', 'e': 'set()'}[kind]
    if kind == 'i':
        return integer(chance)
    if kind == 'n':
        return count(chance)
    if kind == 'k':
        return str(chance.between(-2, 9))
    if kind == 'f':
        return chance.pick(FLOATS)
    if kind == 'j':
        return chance.pick(COMPLEXES)
    if kind == 'o':
        return chance.pick(['True', 'False'])
    if kind == 'N':
        return 'None'
    if kind == 's':
        return chance.pick(STRINGS)
    if kind == 'c':
        return chance.pick(CHARACTERS)
    if kind == 'b':
        return chance.pick(BYTES)
    if kind == 'a':
        return 'bytearray(' + chance.pick(BYTES) + ')'
    if kind == 'l':
        return '[' + ', '.join(elements(chance, depth)) + ']'
    if kind == 't':
        parts = elements(chance, depth)
        return '(' + ', '.join(parts) + (',)' if len(parts) == 1 else ')')
    if kind == 'd':
        return dictionary(chance, depth)
    if kind == 'e':
        return chance.pick(['set()', '{1}', '{"a"}', '{2.5}', '{()}', '{None}'])
    if kind == 'z':
        return chance.pick(['frozenset()', 'frozenset({1})', 'frozenset("a")'])
    if kind == 'r':
        return numeric_range(chance)
    if kind == 'x':
        return slice_object(chance)
    if kind == 'T':
        return chance.pick(TYPES)
    if kind == 'F':
        return function(chance)
    raise ValueError('no such kind: ' + kind)
