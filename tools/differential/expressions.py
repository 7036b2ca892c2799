"""Expressions: typed most of the time, so that they get somewhere, and of a wrong type now and then."""
import methods
import values

ARITHMETIC = ['+', '-', '*', '//', '%', '/']
BITS = ['&', '|', '^']
COMPARISONS = ['<', '<=', '>', '>=', '==', '!=']
EXPONENTS = ['0', '1', '2', '3', '5', '-1', '-2', '0.5', '-0.5', '2.0', '10', '1j', 'True', '(1/3)', '20']
SHIFTS = ['0', '1', '3', '8', '30', '62', '64', '100', '-1', '61', '63', '2**63', 'True']


def wrong(chance, kind, percent=6):
    """Now and then another kind than the one asked for, save where the hash of a str could show."""
    return '*' if chance.often(percent) and kind != 'M' else kind


def expression(program, kind, depth=3):
    chance = program.chance
    if kind in EXPANSIONS:
        return EXPANSIONS[kind](program, depth)
    if depth <= 0 or chance.often(25):
        return atom(program, kind)
    if chance.often(6):
        return '({} if {} else {})'.format(expression(program, kind, depth - 1), condition(program, depth - 1), expression(program, kind, depth - 1))
    if chance.often(3):
        return '({} {} {})'.format(expression(program, kind, depth - 1), chance.pick(['and', 'or']), expression(program, kind, depth - 1))
    if kind == '*':
        return expression(program, chance.pick(values.KINDS), depth)
    maker = MAKERS.get(kind)
    return maker(program, depth - 1) if maker else atom(program, kind)


def atom(program, kind):
    chance = program.chance
    names = program.variables.get(kind)
    if names and chance.often(45):
        return chance.pick(names)
    if kind == '*' and chance.often(20):
        every = [name for group in program.variables.values() for name in group]
        if every:
            return chance.pick(every)
    return values.literal(chance, kind)


def grouped(text):
    """The text as an operand of anything."""
    if text.isidentifier() or text[0] in '([{' and text[-1] in ')]}' and closes_at_end(text):
        return text
    return '(' + text + ')'


def closes_at_end(text):
    depth = 0
    for position, character in enumerate(text):
        if character in '([{':
            depth += 1
        elif character in ')]}':
            depth -= 1
            if depth == 0:
                return position == len(text) - 1
        elif character in '\'"':
            return False
    return False


def condition(program, depth):
    chance = program.chance
    form = chance.below(9)
    if form < 3:
        kind = chance.pick('iifsslt')
        operators = [chance.pick(COMPARISONS) for _ in range(2 if chance.often(25) else 1)]
        text = expression(program, kind, depth - 1)
        for operator in operators:
            text += ' ' + operator + ' ' + expression(program, wrong(chance, kind), depth - 1)
        return text if chance.often(30) and 'lambda' not in text else '(' + text + ')'
    if form == 3:
        return '(not ' + condition(program, depth - 1) + ')' if depth > 0 else 'not 1'
    if form == 4 and depth > 0:
        return '(' + condition(program, depth - 1) + chance.pick([' and ', ' or ']) + condition(program, depth - 1) + ')'
    if form == 5:
        return '(' + expression(program, '*', depth - 1) + ' ' + chance.pick(['in', 'not in']) + ' ' + expression(program, wrong(chance, chance.pick('ltdrse'), 10), depth - 1) + ')'
    if form == 6:
        return '(' + grouped(expression(program, '*', depth - 1)) + chance.pick([' is None', ' is not None', ' == None']) + ')'
    if form == 7:
        return 'isinstance({}, {})'.format(expression(program, '*', depth - 1), chance.pick(['int', 'str', '(int, float)', 'list', 'object', 'int | str', '(str, (list, tuple))', '()']))
    return expression(program, chance.pick('oisl'), depth - 1)


def arithmetic(kind):
    """Numbers of one kind combined with another's, written with and without parentheses."""
    def make(program, depth):
        chance = program.chance
        form = chance.below(13)
        left = expression(program, kind, depth)
        if form < 5:
            other = chance.pick('iiifoj') if chance.often(30) else kind
            right = expression(program, wrong(chance, other, 4), depth)
            operator = chance.pick(ARITHMETIC + BITS) if kind in 'io' else chance.pick(ARITHMETIC)
            if chance.often(60) or 'lambda' in left + right or ' if ' in left + right or ' or ' in left + right or ' and ' in left + right or ':=' in left + right or '**' in left + right or 'not ' in left + right:
                left, right = grouped(left), grouped(right)
            return '(' + left + ' ' + operator + ' ' + right + ')'
        if form == 5:
            return '(' + grouped(left) + ' ** ' + chance.pick(EXPONENTS) + ')'
        if form == 6 and kind == 'i':
            return '(' + grouped(left) + chance.pick([' << ', ' >> ']) + chance.pick(SHIFTS) + ')'
        if form == 7:
            return '(' + chance.pick(['-', '+', '~', 'not ', '- -', '-~'] if kind == 'i' else ['-', '+', '--', 'not ']) + grouped(left) + ')'
        if form == 8:
            return CONVERSIONS[kind](program, depth)
        if form == 9:
            return 'abs(' + left + ')'
        if form == 10:
            return chance.pick(['min', 'max']) + '(' + left + ', ' + expression(program, wrong(chance, kind), depth) + ')'
        if form == 11:
            return 'divmod({}, {}){}'.format(left, expression(program, wrong(chance, kind), depth), chance.pick(['[0]', '[1]', '']))
        return method_call(program, kind, depth) if chance.often(50) else 'sum({})'.format(expression(program, 'l', depth))
    return make


def to_int(program, depth):
    chance = program.chance
    return chance.pick(['int({f})', 'int({s})', 'len({s})', 'len({l})', 'round({f})', 'ord({c})', 'int({s}, {n})', 'hash({M})', '{s}.count({s})', '{l}.count({*})', 'int({b})', '{i}.bit_length()', 'sum({r})', '{t}.index({*})',
                        'int(str({i}))', '{f}.__trunc__()', '{r}[{n}]', '{b}[{n}]', 'int.from_bytes({b}, "big")', 'pow({n}, {i}, {i})' if chance.often(10) else 'pow({i}, 3, {i})', 'True + {i}']), depth


def fill(program, template, depth):
    """Replace each {kind} of a template by an expression of the kind; « and » stand for braces."""
    parts = template.split('{')
    text = parts[0]
    for part in parts[1:]:
        kind, _, rest = part.partition('}')
        inner = expression(program, wrong(program.chance, kind), depth)
        text += (grouped(inner) if rest[:1] in ('.', '[') or text[-1:] in '+-*/%&|^<>~' and text else inner) + rest
    return text.replace('«', '{').replace('»', '}')


def filled(templates):
    def make(program, depth):
        return fill(program, program.chance.pick(templates), depth - 1)
    return make


CONVERSIONS = {
    'i': lambda program, depth: fill(program, to_int(program, depth)[0], depth - 1),
    'f': filled(['float({i})', 'float({s})', 'round({f}, {n})', '{i} / {i}', 'abs({j})', '{j}.real', '{j}.imag', 'float({b})', '{f}.__round__(2)', 'float(str({f}))', 'float.fromhex({f}.hex())', 'max({f}, {i}, {f})', 'sum([{f}, {f}, {f}])', 'float({o})', 'divmod({f}, {f})', 'pow({f}, {f})']),
    'j': filled(['complex({f}, {f})', 'complex({i})', 'complex({s})', '{j}.conjugate()', '({f} + {j})', 'complex({j}, {j})', '{i} - {j}']),
}

STRINGS = filled(['({s} + {s})', '({s} * {n})', 'str({*})', 'repr({*})', 'ascii({s})', '{s}[{n}]', '{s}[{q}]', 'chr({n})', '({s} + {s} * 2)', 'format({i}, {s})', 'str({f})', '{s}.join({J})', 'hex({i})', 'bin({i})', '{b}.decode()',
                  '{s}.upper()', '{s}.replace({s}, {s})', '{s}.title()', '{s}.strip()', '{s}.center({n}, {c})', '{s}.zfill({n})', '"%s-%r" % ({*}, {*})', 'str(({i}, {f}))', '{f}.hex()', '{l}.__repr__()'])
LISTS = filled(['[{*}, {*}]', '[*{I}, {*}]', '({l} + {l})', '({l} * {n})', '{l}[{q}]', 'list({I})', 'sorted({l})', 'sorted({l}, key={F})', 'sorted({J}, key=len)', '[x for x in {I}]', '[x for x in {I} if x]', '[x * 2 for x in {l}]', '[(x, y) for x in {r} for y in {l}]', '{s}.split()', '{s}.split({s})',
                '{s}.splitlines()', 'list(map({F}, {I}))', 'list(filter({F}, {I}))', 'list(zip({I}, {I}))', 'list(enumerate({I}))', 'list(reversed({l}))', '{l}.copy()', '[[y for y in {r}] for x in {r}]', '[*{l}, *{t}]', 'sorted({l}, reverse={o})', '[x if x else y for x, y in {P}]', '[len(x) for x in {J}]',
                '[x for x in {r} if x % 2 if x > 0]', 'list({d}.items())', '[{i}] * {n}', '[(lambda z: z + x)(x) for x in {l}]', 'list({s})', '[x for x in {l} if x in {l}]', '[f"{x}" for x in {l}]', '[*range({k})]', 'list({r})', '[x for (x, *y) in {P}]'])
TUPLES = filled(['({*}, {*})', '({*},)', '({t} + {t})', '({t} * {n})', '{t}[{q}]', 'tuple({I})', 'divmod({i}, {i})', '(*{I}, {*})', '{s}.partition({s})', '{s}.rpartition({c})', 'tuple(x for x in {I})', '{f}.as_integer_ratio()', '{x}.indices({n})', '(*{t}, *{l})', 'tuple({r})', 'max({P})', '{i}.as_integer_ratio()', 'tuple([{i}, {f}])'])
DICTS = filled(['«a: b for a, b in {P}»', '«{s}: {*}, **{d}»', '«x: [x] for x in {r}»', '({d} | {d})', 'dict({P})', 'dict(a={*}, b={*})', 'dict({d}, a={*})', 'dict(zip({s}, {l}))', 'dict.fromkeys({s}, {*})', '{d}.copy()', 'dict(enumerate({l}))', 'dict.fromkeys({l})', 'dict(**{d})', 'dict(x={i}, **{d})'])
BOOLS = lambda program, depth: condition(program, depth)
BYTES = filled(['({b} + {b})', '({b} * {n})', '{b}[{q}]', '{s}.encode()', 'bytes({n})', 'bytes({l})', '{b}.upper()', '{b}.replace({b}, {b})', 'b"%d|%s|%a" % ({i}, {b}, {*})', 'bytes({r})', '{b}.join([{b}, {b}])', '{i}.to_bytes({n}, "big")', 'bytes({s}, "utf-8")', 'bytes({a})', '{s}.encode("latin-1")', '{s}.encode("ascii", "replace")', '{s}.encode("utf-16-le")', 'bytes.fromhex({s})'])
MAKERS = {'i': arithmetic('i'), 'f': arithmetic('f'), 'j': arithmetic('j'), 'o': BOOLS, 's': STRINGS, 'l': LISTS, 't': TUPLES, 'd': DICTS, 'b': BYTES,
          'a': filled(['bytearray({b})', '({a} + {b})', '({a} * {n})', '{a}[{q}]', 'bytearray({n})', 'bytearray({l})']), 'r': filled(['range({k})', 'range({k}, {k})', '{r}[{q}]', 'range(len({s}))', 'range({o})'])}


def bounds(program, depth):
    chance = program.chance
    parts = ['' if chance.often(40) else values.bound(chance) if chance.often(85) else expression(program, '*', 0) for _ in range(2)]
    text = ':'.join(parts)
    if chance.often(40):
        text += ':' + chance.pick(['', '1', '2', '-1', '-2', '3', '-3', 'None', '0'] if chance.often(40) else ['', '1', '2', '-1', '-2'])
    return text


def text_list(letter, limit=4):
    def make(program, depth):
        chance = program.chance
        return '[' + ', '.join(expression(program, wrong(chance, letter, 3), 0) for _ in range(chance.below(limit))) + ']'
    return make


def pairs(program, depth):
    chance = program.chance
    if chance.often(15):
        return '{}.items()'.format(grouped(expression(program, 'd', 0)))
    return '[' + ', '.join('({}, {})'.format(expression(program, 's' if chance.often(50) else 'i', 0), expression(program, '*' if chance.often(30) else 'i', 0)) for _ in range(chance.below(4))) + ']'


EXPANSIONS = {
    'm': lambda program, depth: expression(program, program.chance.pick('iiffjo'), depth),
    'S': lambda program, depth: expression(program, 's', depth) if program.chance.often(80) else '(' + expression(program, 's', 0) + ', ' + expression(program, 's', 0) + ')',
    'B': lambda program, depth: expression(program, 'b', depth) if program.chance.often(80) else '(' + expression(program, 'b', 0) + ', ' + expression(program, 'b', 0) + ')',
    'I': lambda program, depth: expression(program, program.chance.pick('lllttsrdbe'), depth) if program.chance.often(90) else '(x for x in {})'.format(expression(program, 'l', 0)),
    'J': text_list('s'), 'K': text_list('b'), 'P': pairs, 'q': bounds,
}


def arguments(program, name, needed, optional, depth):
    """Arguments as the table has them; now and then too few, too many, of a wrong type, starred or by keyword."""
    chance = program.chance
    kinds = needed + optional[:chance.below(len(optional) + 1)]
    if chance.often(5):
        kinds = kinds[:-1] if chance.often(50) else kinds + '*'
    texts = [expression(program, wrong(chance, kind, 8), depth - 1) for kind in kinds]
    if name in methods.KEYWORDS and chance.often(30):
        texts.append(fill(program, chance.pick(methods.KEYWORDS[name]), depth - 1))
    elif chance.often(2):
        texts.append('bogus=1')
    if texts and '=' not in texts[-1] and chance.often(4):
        texts[-1] = '*[' + texts[-1] + ']'
    return ', '.join(texts)


def method_call(program, kind, depth, receiver=None):
    chance = program.chance
    if kind in methods.ATTRIBUTES and chance.often(8):
        return grouped(receiver or expression(program, kind, depth)) + '.' + chance.pick(methods.ATTRIBUTES[kind])
    name, needed, optional = chance.pick(methods.METHODS[kind])
    return grouped(receiver or expression(program, kind, depth)) + '.' + name + '(' + arguments(program, name, needed, optional, depth) + ')'


def builtin_call(program, depth):
    name, needed, optional = program.chance.pick(methods.BUILTINS)
    call = name + '(' + arguments(program, name, needed, optional, depth) + ')'
    return 'list(' + call + ')' if name in ('enumerate', 'filter', 'map', 'zip', 'reversed') and program.chance.often(85) else call
