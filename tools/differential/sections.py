"""Further sections: methods and built-in functions, iteration, sets, sorting, patterns, attributes."""
import methods
import values
from expressions import arguments, builtin_call, condition, expression, fill, method_call


def method_calls(program):
    """Methods of one built-in type, on one object that some of them change."""
    chance = program.chance
    kind = chance.pick('sssssllldddbbaateziifjorxN')
    for _ in range(chance.between(1, 3)):
        name = program.fresh('q')
        program.line(name + ' = ' + values.literal(chance, kind))
        for _ in range(chance.between(1, 4)):
            program.probe(method_call(program, kind, 2, name))
        if kind in 'lade':
            program.line('show(' + name + ')')


def builtin_calls(program):
    for _ in range(program.chance.between(2, 6)):
        program.probe(builtin_call(program, 2))


def comparisons(program):
    for _ in range(program.chance.between(2, 5)):
        program.probe(condition(program, 3))


def set_operations(program):
    """Sets of more than one element, shown sorted."""
    chance = program.chance

    def some_set():
        kind = chance.pick('iiso')
        parts = [values.literal(chance, kind if kind != 'i' else 'k') for _ in range(chance.below(5))]
        return chance.pick(['set([{}])', 'frozenset([{}])', 'set(({}))' if len(parts) > 1 else 'set([{}])']).format(', '.join(parts))
    first, second = program.fresh('e'), program.fresh('e')
    program.line(first + ' = ' + some_set())
    program.line(second + ' = ' + some_set())
    for _ in range(chance.between(3, 7)):
        other = second if chance.often(70) else expression(program, chance.pick('ldtsrN'), 1)
        form = chance.below(5)
        if form == 0:
            program.probe('{} {} {}'.format(first, chance.pick(['|', '&', '-', '^', '<', '<=', '>', '>=', '==', '!=']), other))
        elif form == 1:
            program.probe('{}.{}({})'.format(first, chance.pick(['union', 'intersection', 'difference', 'symmetric_difference', 'issubset', 'issuperset', 'isdisjoint', 'update', 'intersection_update', 'difference_update', 'symmetric_difference_update']), ', '.join([other, second][:chance.between(1, 2)])))
        elif form == 2:
            program.attempt('{} {}= {}'.format(first, chance.pick('|&-^'), other))
        elif form == 3:
            program.probe('{}.{}({})'.format(first, chance.pick(['add', 'discard', 'remove', '__contains__']), values.literal(chance, chance.pick('ksl'))))
        else:
            program.probe(chance.pick(['sorted({0}, key=repr)', 'len({0})', '{{x for x in {0} if x}}', 'dict.fromkeys(sorted({0}, key=repr), 1)', '{0} == {1}', 'hash(frozenset({0})) == hash(frozenset({0}))', '{0}.copy() == {0}', 'bool({0})', '{{*{0}, *{1}}}', 'type({0} | {1}).__name__', 'sum(1 for x in {0})', '{0} in [{1}]', '{0} in {1}']).format(first, second))
    program.line('show({}, {})'.format(first, second))


def dict_views(program):
    chance = program.chance
    first, second = program.fresh('d'), program.fresh('d')
    program.line(first + ' = ' + values.dictionary(chance, 1))
    program.line(second + ' = ' + values.dictionary(chance, 1))
    for text in chance.some(['set({0}.keys() & {1}.keys())', 'set({0}.keys() | {1})', '{0}.keys() - {1}.keys()', '{0}.items() ^ {1}.items()', 'list({0}.items())', '{0}.keys() == {1}.keys()', '{0}.keys() <= {1}.keys()', 'list(reversed({0}))', 'list(reversed({0}.values()))', '{0}.keys().isdisjoint({1})', '{0}.keys().mapping', '{0}.values() == {0}.values()',
                             '("a", 1) in {0}.items()', '{0}.keys()', '{0}.values()', '{0}.items()', 'len({0}.items())', '{0} | {1}', '{0} == {1}', '{0} < {1}', 'next(iter({0}))', '{{**{0}, **{1}}}', '{{k: v for k, v in {0}.items() if v}}', 'max({0})', 'sorted({0}.items(), key=str)', '[*{0}, *{1}]', 'dict(sorted({0}.items()))', 'f(**{0})', '(lambda **k: k)(**{0})', 'dict({0}, **{1})', '{0}.keys() & [1]', '{0}.keys() | 5', '"%(a)s" % {0}', 'dict(zip({0}.values(), {0}))', '{0}.popitem()', '{0}.setdefault("n", []).append(1)', '{0}'], 22):
        program.probe(text.format(first, second))


def changed_while_iterated(program):
    chance = program.chance
    kind = chance.pick('lldeda')
    name = program.fresh('it')
    program.line(name + ' = ' + {'l': '[1, 2, 3, 4]', 'd': '{1: 1, 2: 2, 3: 3}', 'e': '{1}', 'a': 'bytearray(b"abc")'}[kind])
    actions = {'l': ['.append(9)', '.pop()', '.remove(x)', '.insert(0, x)', '.clear()', '[0] += 1', '.sort(reverse=True)', '.reverse()'], 'd': ['[x * 10] = 1', '.pop(x)', '[x] = 5', '.clear()', '.update({x: 2})', '.popitem()', '.setdefault(8, 1)'], 'e': ['.add(x + 1)', '.discard(x)', '.clear()'], 'a': ['.append(5)', '.pop()', '.clear()']}[kind]
    source = name if kind != 'd' or chance.often(50) else name + chance.pick(['.items()', '.values()', '.keys()'])
    with program.block('try:'):
        program.line('n = 0')
        with program.block('for x in ' + (chance.pick(['{}', 'reversed({})', 'enumerate({})', 'iter({})']).format(source) if kind != 'e' else source) + ':'):
            program.line('n += 1')
            program.line('if n > 6: break')
            if chance.often(50):
                program.line('print(x)')
            program.line('if n == {}: {}{}'.format(chance.between(1, 3), name, chance.pick(actions)))
    with program.block('except Exception as error:'):
        program.line('report(error)')
    program.line('show(' + name + ')')


def iteration(program):
    chance = program.chance
    for _ in range(chance.between(2, 5)):
        program.probe(fill(program, chance.pick(['list(zip({I}, {I}))', 'list(zip({I}, {I}, strict=True))', 'list(map({F}, {I}))', 'list(map({F}, {I}, {I}))', 'list(filter({F}, {I}))', 'list(filter(None, {I}))', 'list(enumerate({I}, {n}))', 'list(reversed({l}))', 'list(iter(iter({l}).__next__, {*}))', 'next(iter({I}))', 'next(iter({I}), {*})', 'sum({l}, {m})', 'sum({P}, ())', 'max({I}, key={F})', 'min({I}, default={*})',
                                                 'any(x for x in {I})', 'all([x > 0 for x in {l}])', 'sorted({I}, key={F})', 'list(map(str, {I}))', '[*zip({s}, range(9))]', 'dict(zip({s}, {I}))', '[a + b for a, b in zip({l}, {l})]', 'list(zip(*{P}))', '«a: b for a, b in {P}»', 'list(x for x in {I} for y in {r} if x != y)', 'len(list({I}))', 'tuple(map(lambda x, *y: y, {I}, {I}))', '[i for i, x in enumerate({I}) if x]',
                                                 'list(range({k}, {k}, {k}))', '{r} == {r}', '{i} in {r}', '{r}[{q}]', 'iter({I}).__length_hint__()', 'list(zip(range({k}), iter({l})))', '(lambda a, b: (b, a))(*{I})', 'max({l}, {l})', 'max({i}, {i}, {i}, key={F})', 'sorted({P}, key=lambda p: p[1])', 'sorted({P})', 'min(*{I})', 'next(zip({I}))', 'list(map(None, {I}))', 'list(map(len, {J}))', 'list(reversed({d}))', '[*reversed({t})]', 'list(reversed({r}))', '"-".join(reversed({s}))', 'iter({F}, {*}).__class__']), 1))


def sorting(program):
    chance = program.chance
    name = program.fresh('rows')
    rows = ['({}, {})'.format(values.literal(chance, 'k'), values.literal(chance, chance.pick('cck'))) for _ in range(chance.below(9))]
    program.line(name + ' = [' + ', '.join(rows) + ']')
    for text in chance.some(['sorted({0})', 'sorted({0}, key=lambda r: r[0])', 'sorted({0}, key=lambda r: r[0], reverse=True)', 'sorted({0}, key=lambda r: str(r[1]))', 'sorted({0}, key=lambda r: r[0] % 2)', '{0}.sort(key=lambda r: -r[0])', '{0}.sort()', '{0}.sort(key=lambda r: {0}.append(1))', 'sorted({0}, key=lambda r: 1 / r[0])', 'sorted({0}, key=lambda r: (r[0] > 2, str(r[1])), reverse=True)', 'sorted([r[::-1] for r in {0}])', 'min({0}, key=lambda r: r[0])', 'max({0}, key=lambda r: r[0])', 'sorted({0}, key=None)', 'sorted({0}, lambda r: r)', '{0}.sort(key=lambda r: r[2])', '[r for i, r in sorted(enumerate({0}), key=lambda p: p[1][0])]', 'sorted({0}, key=len, reverse=2)', 'sorted({0}, reverse="x")', 'list(map(list, {0}))'], 30):
        program.probe(text.format(name))
    # In an order of its own: where a failed sort() stopped is not said.
    program.line('show(sorted(' + name + ', key=repr))')
    program.line('def copied(v): return [copied(x) for x in v] if isinstance(v, list) else tuple(copied(x) for x in v) if isinstance(v, tuple) else v')
    program.probe('copied({0}) == {0}, copied({0}) is {0}'.format(name).join('()'))


def attributes(program):
    chance = program.chance
    name = program.fresh('ob')
    with program.block('class Box' + name + ':'):
        program.line('shared = ' + chance.pick(['[]', '1', '"s"']))
        if chance.often(40):
            program.line('__slots__ = ' + chance.pick(['("a", "b")', '("a", "__dict__")', '()']))
        program.line('def method(self, x=1): return x')
        program.line('def _' + 'hidden(self): return self.__private')
        if chance.often(50):
            program.line('def set(self, v): self.__private = v')
    program.line('{0} = Box{0}()'.format(name))
    for _ in range(chance.between(3, 8)):
        attribute = chance.pick(['a', 'b', 'shared', 'method', 'c', '_Box' + name + '__private', '__class__', 'shred', 'metod', '__doc__', '__module__', '__slots__', '__weakref__', '__dict__'])
        program.attempt(fill(program, chance.pick(['{0}.{1} = {{*}}', '{0}.{1} = {{i}}', 'del {0}.{1}', 'show(getattr({0}, {2!r}, "none"))', 'show(hasattr({0}, {2!r}))', 'show({0}.{1})', 'setattr({0}, {2!r}, {{i}})', 'delattr({0}, {2!r})', 'show(sorted(vars({0})))', '{0}.set(4); show({0}._hidden())', 'show({0}._hidden())', 'show({0}.method())', 'show({0}.method(2, 3))', 'show(Box{0}.method(5))', 'show(Box{0}.{1})', '{0}.shared += {{l}}', 'Box{0}.extra = 3; show({0}.extra)', 'show({0}.method.__self__ is {0}, {0}.method.__func__.__name__, {0}.method == {0}.method)', 'show(type({0}).__name__, {0}.__class__.__qualname__)', '{0}.{1}.{1} = 1', 'getattr({0}, {{*}})', 'setattr({0}, {{n}}, 1)', 'show([n for n in dir({0}) if n[0] != "_"])']).format(name, attribute, attribute), 1))


def pattern(program, depth, captures, alternatives=False):
    chance = program.chance
    form = chance.below(14 if depth > 0 else 5)

    def capture():
        if alternatives:
            return '_'
        name = program.fresh('p')
        captures.append(name)
        return name
    if form < 2:
        return chance.pick(['0', '1', '-1', '2', '"a"', '"abc"', 'None', 'True', 'False', '1.5', '1+2j', '-2.5', 'b"a"', '"é"'])
    if form == 2:
        return '_'
    if form == 3:
        return capture()
    if form == 4:
        return chance.pick(['Kinds.one', 'Kinds.two', 'Kinds.missing'] if chance.often(8) else ['Kinds.one', 'Kinds.two'])
    if form < 8:
        parts = [pattern(program, depth - 1, captures, alternatives) for _ in range(chance.below(4))]
        if parts and chance.often(30):
            parts.insert(chance.below(len(parts) + 1), '*' + ('_' if chance.often(40) else capture()))
        return '[' + ', '.join(parts) + ']' if chance.often(60) else '(' + ''.join(part + ', ' for part in parts) + ')'
    if form < 10:
        keys = chance.some(['"a"', '"k"', '1', 'Kinds.one', 'None', '-1'], 30)
        parts = [key + ': ' + pattern(program, depth - 1, captures, alternatives) for key in keys]
        if chance.often(25) and not alternatives:
            parts.append('**' + capture())
        return '{' + ', '.join(parts) + '}'
    if form < 12:
        inner = pattern(program, depth - 1, captures, alternatives)
        return chance.pick(['int()', 'str()', 'int(' + inner + ')', 'list()', 'Point(' + inner + ')', 'Point(x=' + inner + ')', 'Point(' + inner + ', y=0)', 'str(' + inner + ')', 'dict()', 'float()', 'bool()', 'Point()', 'object(real=' + inner + ')', 'Point(1, 2, 3)' if chance.often(20) else 'Point(1, 2)', 'Point(1, x=2)' if chance.often(20) else 'tuple()', 'Kinds(1)' if chance.often(20) else 'bytes()'])
    if form == 12:
        return '(' + ' | '.join({'_': '0'}.get(part, part) for part in [pattern(program, depth - 1, captures, True) for _ in range(2)]) + ')'
    inner = pattern(program, depth - 1, captures, alternatives)
    return '(' + inner + ' as ' + capture() + ')' if not alternatives and inner != '_' and not inner.isidentifier() else inner


def matching(program):
    chance = program.chance
    name = program.fresh('look')
    program.line('class Kinds: one = 1; two = "abc"')
    with program.block('class Point:'):
        program.line('__match_args__ = ' + chance.pick(['("x", "y")', '("x", "y")', '("x",)', '["x"]', '("x", 3)', '()']))
        program.line('def __init__(self, x=0, y=0): self.x, self.y = x, y')
        program.line('def __repr__(self): return "Point"')
    with program.block('def ' + name + '(v):'):
        with program.block('match ' + chance.pick(['v', 'v', 'v, 1', '[v]', '(v)', '*v, 2' if chance.often(20) else 'v']) + ':'):
            for index in range(chance.between(1, 4)):
                captures = []
                text = pattern(program, 3, captures)
                if text.isidentifier() and text not in ('None', 'True', 'False'):
                    text = '[' + text + ']'
                    if chance.often(20):
                        text = text[1:-1] + ' if v'
                if ' if ' not in text and chance.often(20):
                    text += ' if ' + (captures[0] if captures else 'v')
                with program.block('case ' + text + ':'):
                    program.line('return {}, [{}]'.format(index, ', '.join(captures)))
            if chance.often(60):
                with program.block('case _:'):
                    program.line('return "else"')
    for _ in range(chance.between(3, 6)):
        program.probe(name + '(' + chance.pick(['Point()', 'Point(1, 2)', 'Point([1], "a")', '[1, 2]', '(1, (2, 3))', '{"a": 1}', '{"k": [1], 1: 2}', '[[], [1]]', '"abc"', 'range(3)', '{}', '0', 'True', 'None', '[0, 1, 2, 3]', 'b"a"', '("a",)', '1.0', '{None: 1, -1: 2}', expression(program, '*', 1)]) + ')')
