"""Formatting: f-strings, format specifications, % and str.format."""
import values
from expressions import expression, fill, wrong

FILLS = ['', '', '', '*', '0', 'é', '<', ' ']
ALIGNS = ['', '', '<', '>', '^', '=']
TYPES = {'i': 'bcdeEfFgGnoxX%', 'f': 'eEfFgGn%', 's': 's', 'j': 'eEfFgGn'}


def specification(program, kind):
    """A format specification, mostly one that suits the kind."""
    chance = program.chance
    align = chance.pick(ALIGNS)
    text = (chance.pick(FILLS) if align else '') + align
    if kind != 's' or chance.often(10):
        text += chance.pick(['', '', '', '+', '-', ' ', ''])
        text += chance.pick(['', '', '', '', 'z', '#', '#'])
    text += chance.pick(['', '', '', '0'])
    text += chance.pick(['', '', '1', '5', '10', '20', '12'])
    if kind != 's' or chance.often(5):
        text += chance.pick(['', '', '', ',', '_'])
    if kind in 'sfj' or chance.often(15):
        text += chance.pick(['', '', '.0', '.1', '.3', '.10', '.', '.17'])
        text += chance.pick(['', ',', '_']) if chance.often(4) else ''
    types = TYPES.get(kind, 's')
    text += '' if chance.often(30) else chance.pick(types) if chance.often(92) else chance.pick('qZdsfxn')
    return text


def format_calls(program):
    chance = program.chance
    for _ in range(chance.between(2, 5)):
        kind = chance.pick('iiiffffssjo*')
        program.probe('format({}, {!r})'.format(expression(program, kind, 1), specification(program, 's' if kind == '*' else 'i' if kind == 'o' else kind)))


def percent_item(program):
    chance = program.chance
    letter = chance.pick('dddiouxXeEfFgGcrsssa%')
    kind = {'c': 'c', 'r': '*', 's': '*', 'a': '*', '%': ''}.get(letter, 'i' if letter in 'diouxX' else 'm')
    text = '%' + chance.pick(['', '', '', '-', '+', '0', ' ', '#', '-0', '+0', '#0']) + chance.pick(['', '', '5', '10', '1', '*']) + chance.pick(['', '', '', '.2', '.0', '.', '.*'])
    texts = ['{}'.format(chance.between(-4, 9)) for _ in range(text.count('*'))]
    if letter != '%':
        texts.append(expression(program, wrong(chance, kind, 8), 0))
    return text + chance.pick(['', '', '', '', 'l', 'h']) + letter, texts


def percent(program):
    chance = program.chance
    for _ in range(chance.between(1, 4)):
        text, arguments = '', []
        for _ in range(chance.between(1, 3)):
            item, more = percent_item(program)
            text += chance.pick(['', 'a', ' ', 'é']) + item
            arguments += more
        if chance.often(7):
            arguments = arguments[:-1] if chance.often(50) else arguments + ['1']
        if chance.often(6):
            program.probe(repr(chance.pick(['%(a)s %(b)d', '%(a)5.1f', '%(', '%(a', '%(a)', '%(c)s', '%(a)%', 'x%', '%y', '%5', '%.', '%(a)s%s'])) + ' % ' + chance.pick(['{"a": 1, "b": 2}', '{"a": "s", "b": 3.5}', '(1,)', '1', '{}', '[]']))
        elif chance.often(12):
            plain = text.encode('ascii', 'ignore').decode()
            program.probe('b' + repr(plain) + ' % (' + ''.join(a + ', ' for a in arguments) + ')')
        else:
            program.probe(repr(text) + ' % (' + ''.join(a + ', ' for a in arguments) + ')')


def str_format(program):
    chance = program.chance
    for _ in range(chance.between(1, 3)):
        parts = []
        numbered = chance.often(40)
        for index in range(chance.between(1, 3)):
            field = str(chance.below(3)) if numbered else ''
            if chance.often(12):
                field = chance.pick(['a', 'b', 'zz', '0', 'a.real', 'a[0]', 'b[k]', '0.imag', '0[1]', 'a.nope', '', ' a', 'a[', 'a.'])
            field += chance.pick(['', '', '', '!r', '!s', '!a']) if chance.often(95) else chance.pick(['!x', '!', '!rr'])
            if chance.often(50):
                field += ':' + (specification(program, chance.pick('ifs')) if chance.often(85) else chance.pick(['{}', '{a}', '{0}', '>{0}', '{', '}}']))
            parts.append(chance.pick(['', 'x', ' ', '{{', '}}']) + '{' + field + '}')
        template = ''.join(parts) + (chance.pick(['{', '}', '{}}', '{{}']) if chance.often(4) else '')
        arguments = ', '.join([expression(program, chance.pick('iifs*'), 0) for _ in range(chance.below(4))] + chance.some(['a=5', 'b={"k": 1}', 'a=[7]'][chance.below(2):][:2], 35))
        program.probe(repr(template) + '.format(' + arguments + ')')


def f_strings(program):
    chance = program.chance
    for _ in range(chance.between(1, 4)):
        parts = []
        for _ in range(chance.between(1, 3)):
            kind = chance.pick('iifssl*')
            inner = expression(program, kind, 1)
            if inner[0] == '{':
                inner = ' ' + inner
            if 'lambda' in inner or ':=' in inner:
                inner = '(' + inner + ')'
            field = inner + chance.pick(['', '', '', '=', ' = ']) + chance.pick(['', '', '!r', '!s', '!a'])
            if chance.often(50):
                field += ':' + (specification(program, kind if kind in 'ifs' else 's').replace('{', '') if chance.often(75) else chance.pick(['{5}', '>{3 + 4}', '{"<"}8', '{2}.{1}f', '{"x"!r}', '']))
            parts.append(chance.pick(['', 'text ', 'é', '{{', '}}', '\\n']) + '{' + field + '}')
        text = ''.join(parts)
        quote = '"""' if chance.often(60) else "'''"
        if text[-1] in '\'"':
            text += ' '
        program.probe('f' + quote + text + quote)


def conversions(program):
    """Numbers to and from text."""
    chance = program.chance
    for _ in range(chance.between(2, 5)):
        template = chance.pick(['int({s})', 'int({s}, {n})', 'float({s})', 'complex({s})', 'repr({f})', 'str({j})', 'round({f}, {n})', 'round({i}, {n})', 'round({f})', '{f}.hex()', 'float.fromhex({s})', 'int({f})', 'hex({i})', 'oct({i})', 'bin({i})', 'float({i})', 'repr({i})', '{f}.as_integer_ratio()', 'int({b})', 'float({b})',
                                'int({i}.to_bytes(16, "little", signed=True).hex(), 16)', '{i} == {f}', '{i} < {f}', 'hash({M})', 'hash({M})', 'bool({m})', 'complex({m}, {m})', '{i} / {i}', '{f} // {f}', '{f} % {f}', 'divmod({f}, {f})', '{f} ** {f}', '({j}) ** 2', '({j}) / ({j})', '({j}) * ({j})', 'float(str({M}))'])
        program.probe(fill(program, template, 1))
