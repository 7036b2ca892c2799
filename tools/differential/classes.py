"""Classes: inheritance, descriptors, metaclasses, slots, and special methods that answer oddly."""
import values
from expressions import COMPARISONS, expression

BINARY = ['add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'lshift', 'rshift', 'and', 'or', 'xor', 'matmul', 'divmod']
SYMBOLS = {'add': '+', 'sub': '-', 'mul': '*', 'truediv': '/', 'floordiv': '//', 'mod': '%', 'pow': '**', 'lshift': '<<', 'rshift': '>>', 'and': '&', 'or': '|', 'xor': '^', 'matmul': '@'}
ANSWERS = ['NotImplemented', '"{0}"', 'None', '42', '(self.tag, "{0}")', '1 / 0', 'self', '[{1}]', 'True', '-1', '2.5', '{1}']
# What a special method of one argument may answer, right and wrong, and an expression that calls it.
SPECIAL = {
    '__len__': (['3', '0', '-1', '"x"', 'None', '2**63', '1.5', 'True', 'Odd()'], ['len({0})', 'bool({0})', '[*reversed({0})]']),
    '__bool__': (['True', 'False', '1', 'None', '"x"', '0'], ['bool({0})', 'not {0}', '1 if {0} else 2', '{0} and 3', '{0} or 4']),
    '__index__': (['2', '-1', '0', '1.5', 'None', 'True', '2**70', '"1"'], ['[1, 2, 3][{0}]', '"abc"[:{0}]', 'hex({0})', 'range({0})', 'int({0})', 'float({0})', '[0] * {0}', 'chr({0})', 'bytes({0})', 'slice({0}).indices(3)', '"%d" % {0}', 'complex({0})', 'round(1.25, {0})', '"{{:d}}".format({0})', '1 << {0}']),
    '__int__': (['7', '"7"', '2.5', 'True', 'None'], ['int({0})', '"%d" % {0}', '"%x" % {0}', 'range({0})', 'float({0})']),
    '__float__': (['2.5', '3', '"x"', 'None', 'True'], ['float({0})', '"%.2f" % {0}', 'complex({0})', 'int({0})', 'round({0})', 'sum([1.5, {0}])']),
    '__complex__': (['2j', '3', '1.5', 'None'], ['complex({0})', 'float({0})', 'complex({0}, 1)']),
    '__str__': (['"text"', '5', 'None', '"é"', 'b"x"'], ['str({0})', 'f"{{{0}}}"', '"%s" % {0}', 'print({0})', 'format({0})', 'format({0}, ">6")', 'f"{{{0}!s:>8}}"']),
    '__repr__': (['"<r>"', '5', 'None', '"é\\n"', 'b"x"'], ['repr({0})', 'str([{0}])', '"%r" % {0}', 'ascii({0})', 'f"{{{0}!r}}"', 'f"{{{0}=}}"', 'str({{1: {0}}})', 'print(({0},))']),
    '__format__': (['"fmt"', 'None', '3', 'spec', 'spec * 2'], ['format({0})', 'format({0}, "abc")', 'f"{{{0}:>5}}"', '"{{:x}}".format({0})', 'f"{{{0}}}"']),
    '__hash__': (['3', '-1', '"x"', 'None', '2**70', 'True', '-2'], ['hash({0})', '{{{0}: 1}}[{0}]', 'len({{{0}, {0}}})', '{0} in {{}}', '{{}}[{0}]']),
    '__iter__': (['iter([1, 2])', '[1]', 'self', 'None', '5', '(x for x in "ab")'], ['list({0})', '[*{0}]', 'sum({0})', '1 in {0}', 'dict({0})', 'max({0})', '",".join({0})', 'tuple({0})', '[a for a in {0}]', 'list(zip({0}, {0}))', '(lambda *a: a)(*{0})', 'set({0})', 'iter({0})']),
    '__next__': (['1 / 0', 'self.__dict__.setdefault("left", [1, 2, 3]).pop()', 'next(iter(()))'], ['next({0})', 'next({0}, 5)', 'iter({0})', 'list(zip({0}, (1, 2)))']),
    '__reversed__': (['[3]', 'None', '5', 'iter("ab")'], ['reversed({0})', 'list(reversed({0}))']),
    '__contains__': (['True', '0', '"yes"', 'None', '1 / 0', '[]'], ['1 in {0}', '{0} not in {0}', '"a" in {0}']),
    '__getitem__': (['[key][key == 4]', '[str(key)][key == 4]', '[1, 2, 3][key]', '[None][key == 3]', '{{"a": 1}}[key]'], ['{0}[1]', '{0}["a"]', '{0}[1:2]', '{0}[1:2, ::3]', '{0}[...]', 'list({0})' , '2 in {0}', 'list(reversed({0}))', '{0}[:-1:]', '"{{a}}".format_map({0})', '"%(a)s" % {0}', '{0}[()]', '{0}[1,]']),
    '__call__': (['a', '(a, k)', 'None', 'self.tag', '1 / 0'], ['{0}()', '{0}(1, 2)', '{0}(x=1)', 'callable({0})', 'list(map({0}, [1, 2]))', 'sorted([2, 1], key={0})', '{0}(*[1], **{{"y": 2}})', 'next(iter({0}, 7))']),
    '__neg__': (['"neg"', '1', 'NotImplemented'], ['-{0}', '+{0}', '--{0}']), '__pos__': (['"pos"', 'self'], ['+{0}', '-{0}']), '__invert__': (['"inv"', 'None'], ['~{0}', '~~{0}']), '__abs__': (['"abs"', '1j'], ['abs({0})']),
    '__round__': (['"round"', 'None', 'a'], ['round({0})', 'round({0}, 2)', 'round({0}, None)', 'round({0}, ndigits=1)']), '__trunc__': (['3', '"t"'], ['int({0})', '__import__("math").trunc({0})']), '__floor__': (['3', '"t"'], ['__import__("math").floor({0})', '__import__("math").ceil({0})']),
    # Wrong hints are seen by more of Ouro's functions than of CPython's.
    '__length_hint__': (['3', '0', 'NotImplemented'], ['list({0})', '[*{0}]']),
    '__dir__': (['["b", "a"]', '[1, "a"]', 'None', '("z", "y")', '5'], ['dir({0})']), '__bytes__': (['b"by"', '"x"', 'None', 'bytearray()'], ['bytes({0})']), '__sizeof__': (['5'], ['{0}.__sizeof__()']),
    '__eq__': (['True', 'False', 'NotImplemented', '"odd"', '1 / 0', 'None'], ['{0} == 1', '1 == {0}', '{0} != {0}', '{0} in [1, 2]', '[{0}] == [1]', '[1, {0}].index({0})', '[3].count({0})', '({0},) < ({0},)', 'hash({0})', '{0} != 3']),
    '__enter__': (['"ctx"'], ['{0}.__enter__()']),
    '__missing__': (['key'], ['{0}[3]', '{0}["a"]']),
    '__instancecheck__': (['True'], ['isinstance(1, {0})']), '__subclasscheck__': (['0'], ['issubclass(int, {0})']),
    '__fspath__': (['"p"', '3'], ['hasattr({0}, "__fspath__")']), '__getattr__': (['key', '1 / 0', 'None', '{{}}[key]'], ['{0}.foo', 'hasattr({0}, "x")', 'getattr({0}, "y", 3)', '{0}.tag', '{0}.__len__', 'len({0})', '{0}.foo()']),
    '__getattribute__': (['key', '1 / 0', 'object.__getattribute__(self, key)'], ['{0}.foo', '{0}.tag', 'hasattr({0}, "tag")', 'len({0})', '{0}.__class__']),
}
SIGNATURES = {'__format__': 'self, spec', '__contains__': 'self, item', '__getitem__': 'self, key', '__call__': 'self, *a, **k', '__round__': 'self, *a', '__eq__': 'self, other', '__missing__': 'self, key', '__instancecheck__': 'self, other', '__subclasscheck__': 'self, other', '__getattr__': 'self, key', '__getattribute__': 'self, key'}


def special_methods(program):
    chance = program.chance
    name = program.fresh('S')
    methods = chance.shuffled(sorted(SPECIAL))[:chance.between(1, 3)]
    base = chance.pick(['', '', '', '(list)', '(str)', '(int)', '(dict)', '(tuple)', '(float)']) if chance.often(30) else ''
    with program.block('class ' + name + base + ':'):
        if not base or base in ('(list)', '(dict)'):
            program.line('tag = "{}"'.format(name))
        if '__repr__' not in methods and base not in ('(list)', '(dict)'):
            program.line('def __repr__(self): return "<{}>"'.format(name))
        for method in methods:
            program.line('def {}({}): return {}'.format(method, SIGNATURES.get(method, 'self'), chance.pick(SPECIAL[method][0]).replace('Odd()', 'object').replace('{{', '{').replace('}}', '}')))
        if chance.often(8):
            program.line(chance.pick(methods) + ' = None')
    instance = program.fresh('o')
    program.attempt(instance + ' = ' + name + '()')
    for method in methods:
        for template in chance.some(SPECIAL[method][1], 50):
            program.probe(template.format(instance))


def operators(program):
    """A class, and sometimes a subclass, with operators that may decline."""
    chance = program.chance
    first, second = program.fresh('A'), program.fresh('B')
    chosen = chance.shuffled(BINARY)[:chance.between(2, 4)]
    for name, base in ((first, ''), (second, '(' + first + ')' if chance.often(60) else '')):
        with program.block('class ' + name + base + ':'):
            program.line('def __init__(self, tag="{}"): self.tag = tag'.format(name.lower()))
            program.line('def __repr__(self): return "{}"'.format(name))
            for operator in chosen:
                for prefix in chance.some(['', 'r', 'i'], 45):
                    if prefix == 'i' and operator == 'divmod':
                        continue
                    program.line('def __{}{}__(self, other{}): return {}'.format(prefix, operator, ', mod=None' if operator == 'pow' and chance.often(70) else '', chance.pick(ANSWERS).format(prefix + operator, chance.below(9))))
            for comparison in chance.some(['lt', 'le', 'gt', 'ge', 'eq', 'ne'], 25):
                program.line('def __{}__(self, other): return {}'.format(comparison, chance.pick(ANSWERS).format(comparison, chance.below(9))))
    program.line('a, b = {}(), {}()'.format(first, second))
    others = ['a', 'b', 'a', 'b', '1', '2.5', '"s"', '[1]', '(1,)', 'None']
    for _ in range(chance.between(3, 7)):
        operator = chance.pick(chosen)
        left, right = chance.pick(['a', 'b']), chance.pick(others)
        if chance.often(35):
            left, right = right, left
        form = chance.below(4)
        if operator == 'divmod':
            program.probe('divmod({}, {})'.format(left, right))
        elif form == 0 and left in 'ab':
            program.attempt('z = ' + left, 'z {}= {}'.format(SYMBOLS[operator], right), 'show(z)')
        elif operator == 'pow' and form == 1:
            program.probe('pow({}, {}, {})'.format(left, right, chance.pick(['a', 'b', '3', 'None'])))
        else:
            program.probe('{} {} {}'.format(left, SYMBOLS[operator], right))
    for _ in range(chance.between(1, 3)):
        left, right = chance.pick(['a', 'b']), chance.pick(others)
        program.probe('{} {} {}'.format(left, chance.pick(COMPARISONS), right))


def inheritance(program):
    chance = program.chance
    names = []
    for _ in range(chance.between(2, 5)):
        name = program.fresh('K')
        bases = chance.shuffled(names)[:chance.below(3)]
        if chance.often(6):
            # Not str: CPython lets its subclasses have slots, Ouro does not (docs/differences.md).
            bases.append(chance.pick(['object', 'int', 'dict', 'Exception', 'bool', '5', 'None', 'list']))
        with program.block('try:'):
            with program.block('class ' + name + '(' + ', '.join(bases) + '):'):
                program.line('at = "{}"'.format(name))
                if chance.often(30):
                    program.line('__slots__ = ' + chance.pick(['()', '("p",)', '["p", "q"]', '"p"', '("__dict__",)', '("at",)', '(1,)', '("p", "p")', '("a b",)']))
                if chance.often(60):
                    program.line('def who(self): return ["{}"] + {}'.format(name, chance.pick(['super().who()', 'super().who()', '[]', 'getattr(super(), "who", list)()', 'super({}, self).who()'.format(name)])))
                if chance.often(30):
                    program.line('def __init__(self, *a): print("init {}", a); {}'.format(name, chance.pick(['super().__init__(*a)', 'super().__init__()', 'self.p = a', 'return 3'])))
                if chance.often(15):
                    program.line('@classmethod')
                    program.line('def make(cls): return cls.__name__, super().at')
                if chance.often(15):
                    program.line('def __init_subclass__(cls, **kw): print("sub {}", cls.__name__, kw); super().__init_subclass__(**kw)'.format(name))
        with program.block('except Exception as error:'):
            program.line('report(error)')
        names.append(name)
    for name in names[-2:]:
        program.probe('[k.__name__ for k in ' + name + '.__mro__]')
        program.probe(name + '(' + chance.pick(['', '', '1', '1, 2']) + ').' + chance.pick(['who()', 'at', 'make()', 'nope', 'p', '__class__.__name__', 'who(1)', 'make']))
    if chance.often(40):
        target = chance.pick(names)
        program.attempt('k = {}()'.format(target), 'k.' + chance.pick(['p', 'q', 'at', 'new', '__class__', '__dict__', 'who']) + ' = ' + chance.pick(['1', 'int', '{"z": 1}', chance.pick(names)]), 'show(k.p)' if chance.often(40) else 'show(getattr(k, "__dict__", "none"), type(k).__name__)', 'del k.' + chance.pick(['p', 'q', 'at', 'new']))
    program.probe('[issubclass({}, {}), isinstance({}(), {})]'.format(*[chance.pick(names) for _ in range(4)]))


def descriptors(program):
    chance = program.chance
    name, owner = program.fresh('D'), program.fresh('O')
    with program.block('class ' + name + ':'):
        program.line('def __init__(self, start): self.value = start')
        if chance.often(50):
            program.line('def __set_name__(self, owner, name): print("named", owner.__name__, name)' + chance.pick(['', '', '; 1 / 0'][:2 if chance.often(90) else 3]))
        if chance.often(80):
            program.line('def __get__(self, instance, owner=None): return ' + chance.pick(['("get", self.value, instance is None)', 'self', 'self.value', 'owner.__name__', 'instance.__dict__.get("x", 0)', '{}["k"]', 'instance.missing']))
        if chance.often(50):
            program.line('def __set__(self, instance, value): ' + chance.pick(['self.value = value', 'print("set", value)', 'raise AttributeError("no")', 'instance.__dict__["x"] = value']))
        if chance.often(30):
            program.line('def __delete__(self, instance): ' + chance.pick(['print("delete")', 'raise TypeError("keep")', 'del instance.__dict__["x"]']))
    with program.block('class ' + owner + ':'):
        program.line('x = {}({})'.format(name, chance.between(0, 9)))
        program.line('_y = 1')
        program.line('@property')
        program.line('def y(self): return ' + chance.pick(['self._y', 'self._z', '1 / 0']))
        if chance.often(50):
            program.line('@y.setter')
            program.line('def y(self, v): ' + chance.pick(['self._y = v', 'raise ValueError(v)']))
        if chance.often(30):
            program.line('@y.deleter')
            program.line('def y(self): print("deleted")')
        for method, text in (('__getattr__(self, k)', 'return "attr " + k'), ('__setattr__(self, k, v)', 'print("setattr", k); super().__setattr__(k, v)'), ('__delattr__(self, k)', 'print("delattr", k); object.__delattr__(self, k)'), ('__getattr__(self, k)', 'raise AttributeError(k)')):
            if chance.often(12):
                program.line('def ' + method + ': ' + text)
    program.line('o = ' + owner + '()')
    for _ in range(chance.between(3, 7)):
        attribute = chance.pick(['x', 'x', 'y', 'y', 'z', '_y', 'xx', '__dict__', '__foo'])
        form = chance.below(6)
        target = 'o' if chance.often(85) else owner
        if form < 2:
            program.probe(target + '.' + attribute if attribute != '__dict__' else 'o.__dict__')
        elif form == 2:
            program.attempt('{}.{} = {}'.format(target, attribute, chance.between(0, 9)))
        elif form == 3:
            program.attempt('del {}.{}'.format(target, attribute))
        elif form == 4:
            program.attempt('{}.{} += 1'.format(target, attribute))
        else:
            program.probe(chance.pick(['getattr({0}, "{1}", "default")', 'hasattr({0}, "{1}")', 'setattr({0}, "{1}", 5)', 'delattr({0}, "{1}")', 'getattr({0}, "{1}")', 'vars({0}) == {0}.__dict__']).format(target, attribute))


def metaclasses(program):
    chance = program.chance
    meta, made = program.fresh('M'), program.fresh('C')
    with program.block('class ' + meta + '(type):'):
        if chance.often(40):
            program.line('@classmethod')
            program.line('def __prepare__(mcls, name, bases, **kw): print("prepare", name, len(bases), kw); return ' + chance.pick(['{}', '{"pre": 1}', 'dict(a=0)', '[]' if chance.often(10) else '{}']))
        if chance.often(50):
            program.line('def __new__(mcls, name, bases, ns, **kw): print("new", name, sorted(k for k in ns if k[:2] != "__")); return ' + chance.pick(['super().__new__(mcls, name, bases, ns)', 'super().__new__(mcls, name, bases, ns, **kw)', 'type.__new__(mcls, name.upper(), bases, dict(ns, extra=1))', '5' if chance.often(15) else 'super().__new__(mcls, name, bases, ns)']))
        if chance.often(40):
            program.line('def __init__(cls, name, bases, ns, **kw): print("init", name, kw); super().__init__(name, bases, ns)')
        for method in chance.some(['def __call__(cls, *a): print("call", a); return super().__call__(*a)', 'def __len__(cls): return 7', 'def __getitem__(cls, k): return [(cls.__name__, k)][k == 3]', 'def __instancecheck__(cls, o): return isinstance(o, int)', 'def __subclasscheck__(cls, o): return "yes"', 'def __iter__(cls): return iter("meta")', 'def __add__(cls, o): return "sum"', 'def __repr__(cls): return "<meta>"', 'def __getattr__(cls, k): return "meta " + k', 'def __contains__(cls, x): return x', 'def __eq__(cls, o): return True', 'def __setattr__(cls, k, v): print("set", k)', 'tag = property(lambda cls: cls.__name__)', 'def mro(cls): return [cls, object]', 'def __or__(cls, o): return "or"', 'def __bool__(cls): return False'], 20):
            program.line(method)
    keywords = chance.pick(['', '', ', flag=1'])
    with program.block('try:'):
        with program.block('class ' + made + '(metaclass=' + meta + keywords + '):'):
            program.line('a = ' + chance.pick(['1', '[]', 'pre' if chance.often(20) else '2']))
            program.line('def __init__(self, *a): self.a = a')
        with program.block('class ' + made + 'x(' + made + chance.pick(['', ', metaclass=type', ', int' if chance.often(30) else '', ', metaclass=' + meta]) + '):'):
            program.line('b = 2')
    with program.block('except Exception as error:'):
        program.line('report(error)')
    for expression_text in chance.some(['{0}(1).a', 'len({0})', '{0}["k"]', 'isinstance(3, {0})', 'issubclass(int, {0})', 'list({0})', '{0} + 1', '{0}.nope', '{0}.tag', '{0}().tag', '1 in {0}', '{0} == 3', 'type({0}).__name__', '{0}x.__mro__[1].__name__', '{0} | int', '{0}.__name__', 'bool({0})', '[k.__name__ for k in {0}x.mro()]', '{0}x().b', '{0}.pre', '{0}.extra', 'hash({0}) == hash({0})', '{0}.__qualname__', '{0}.__bases__', 'setattr({0}, "n", 1)', '{0}.n'], 30):
        program.probe(expression_text.format(made))


def dynamic(program):
    """Classes made by calling type."""
    chance = program.chance
    name = program.fresh('T')
    program.attempt('{} = type({}, {}, {})'.format(name, chance.pick(['"Made"', '"M"', '3', '"a\\x00b"' if chance.often(20) else '"N"']), chance.pick(['()', '(int,)', '(list,)', '(str,)', '(dict, object)', '(object, int)', '[]', '(bool,)', '(Exception,)', '(5,)', '(int, str)', '(tuple,)']), chance.pick(['{}', '{"a": 1}', '{"__len__": lambda s: 4}', '{"__slots__": ()}', '{"__init__": lambda s, *a: print("init", a)}', '{"__add__": lambda a, b: ("add", b)}', '[]', '{"f": lambda self: self.a}', '{"__qualname__": 5}', '{"__doc__": "d", "__module__": "m"}'])))
    for text in chance.some(['{0}.__name__', '{0}()', '{0}(3)', 'len({0}())', '{0}.a', '{0}().f()', '{0}() + 1', '{0}.__mro__', '{0}("ab")', '{0}.__doc__', '{0}.__module__', '{0}.__qualname__', '{0}(1, 2)', '{0}.__base__', 'isinstance({0}(), int)', '{0}.__class__', 'repr({0})', '{0}([1, 2]) == [1, 2]', '{0}(x=1)', 'bool({0}())', 'hash({0}()) == 0', 'sorted([{0}(), {0}()])', '{0}.__dict__["a"]'], 30):
        program.probe(text.format(name))


def subclasses(program):
    """Subclasses of the built-in types."""
    chance = program.chance
    kind = chance.pick('isfltdbejao')
    base = {'i': 'int', 's': 'str', 'f': 'float', 'l': 'list', 't': 'tuple', 'd': 'dict', 'b': 'bytes', 'e': 'set', 'j': 'complex', 'a': 'bytearray', 'o': 'bool'}[kind]
    name = program.fresh('Sub')
    slots = [] if kind == 's' else ['__slots__ = ("s",)']  # of a str: docs/differences.md
    with program.block('try:'):
        with program.block('class ' + name + '(' + base + '):'):
            for line in chance.some(slots + ['def __new__(cls, *a, **k): print("new", len(a)); return super().__new__(cls, *a, **k)', 'def __init__(self, *a): print("init", len(a))', 'def __repr__(self): return "S" + super().__repr__()', 'def __str__(self): return "str"', 'def __eq__(self, o): return True', 'def __add__(self, o): return ("add", o)', 'def __radd__(self, o): return ("radd", o)', 'def __getitem__(self, k): return ("item", k)', 'def __len__(self): return 99', 'def __iter__(self): return iter("it")', 'def __hash__(self): return 5', 'def __contains__(self, x): return True', 'def __lt__(self, o): return "lt"', 'def __bool__(self): return False', 'def __missing__(self, k): return "missing"', 'def __index__(self): return 3', 'def __float__(self): return 9.5', 'def __setitem__(self, k, v): super().__setitem__(k, [v])', 'def append(self, x): super().append((x,))', 'extra = 1', '__slots__ = ()', 'def __format__(self, s): return "F" + s', 'def __int__(self): return 8', 'def keys(self): return ["k"]'], 9):
                program.line(line)
    with program.block('except Exception as error:'):
        program.line('report(error)')
    value = values.literal(chance, kind)
    program.attempt('s = {}({})'.format(name, value), 's.x = 1' if chance.often(30) else 'pass')
    literal = values.literal(chance, kind)
    for text in chance.some(['s', 'str(s)', 's == {1}', '{1} == s', 's + {1}', '{1} + s', 'type(s + {1}).__name__', 's[0]', 'len(s)', 'list(s)', 'hash(s) == hash({2})', 's in [1]', '0 in s', 's * 2', '2 * s', 'type(s * 1).__name__', 'type(s[:]).__name__', 's["k"]', 'bool(s)', 'int(s)', 'float(s)', 's < {1}', '{1} > s', 'format(s, "")', 'f"{{s!r:>8}}"', '"%s" % s', 'sorted([s, {1}])', '{0}.__name__', 'isinstance(s, {3})', 'type({3}(s)).__name__', '{3}(s)', 's.x', 's.extra', 's.__dict__', '[1, 2, 3][s]', 'dict(s)', 's.copy()', 'type(-s).__name__', 'type(s.upper()).__name__', '"a".join([s])', '{{**s}}', '[*s]', 's.append(1)', 's | {1}', 'type(s | {1}).__name__', 's & {1}', 'divmod(s, 2)', 'max(s, {1})', 'sum([s, s])', 'abs(s)', 'range(s)', 's is {0}(s)', '{0}.fromkeys("ab")', '{0}.from_bytes(b"a", "big")', '{0}.fromhex("61")', 'bytes(s)', '"%d" % s', 's.get("k")', 's.update(a=1)', '"abc".find(s)', 'sorted(s)', 'min(s)', 'tuple(s)', 's.__class__.__bases__', 'setattr(s, "y", 2)'], 12):
        program.probe(text.format(name, '(' + literal + ')', value, base))


def exceptions(program):
    """Exception classes of the program's own, chained and shown."""
    chance = program.chance
    name = program.fresh('E')
    with program.block('class {}({}):'.format(name, chance.pick(['Exception', 'ValueError', 'KeyError', 'OSError', 'StopIteration', 'ValueError, KeyError', 'LookupError', 'AttributeError', 'SyntaxError', 'UnicodeError', 'ImportError', 'NameError', 'BaseException']))):
        for line in chance.some(['def __init__(self, *a): self.n = len(a)', 'def __str__(self): return "custom"', 'def __init__(self, a, b=2): super().__init__(a)', 'def __repr__(self): return "R"', 'def __new__(cls, *a): print("new"); return super().__new__(cls, *a)', 'code = 7', 'def __eq__(self, o): return True', 'def __init__(self): pass', 'def __str__(self): return 3', 'def __bool__(self): return False'], 15):
            program.line(line)
    raising = '{}({})'.format(name, chance.pick(['', '1', '"m", 2', '"a"', '1, 2, 3', '[1]', 'None', '*"ab"', 'x=1']))
    with program.block('try:'):
        with program.block('try:'):
            program.line('raise ' + raising + chance.pick(['', '', ' from None', ' from KeyError("cause")', ' from ' + name]))
        with program.block('except ' + chance.pick(['Exception', name, 'LookupError', '(ValueError, KeyError)', 'BaseException']) + ' as e:'):
            for text in chance.some(['e', 'e.args', 'str(e)', 'repr(e)', 'e.__cause__', 'e.__context__', 'e.__suppress_context__', 'e.code', 'e.n', 'e == 1', 'type(e).__mro__[1:3]', 'e.__traceback__ is None', 'e.with_traceback(None)', 'e.add_note("n")', 'e.add_note(3)', 'e.__notes__', 'e.value', 'e.errno', 'e.name', 'e.msg', 'e.__dict__', 'e.args[0]', 'bool(e)'], 25):
                program.attempt('show(' + text + ')')
            program.line(chance.pick(['pass', 'raise', 'raise e', 'raise ValueError("again")', 'raise RuntimeError from e', 'e.args = (9,)\ne.__cause__ = e.__context__\nraise', 'raise e from e', '1 / 0', 'del e\nraise', 'e.__context__ = 5', 'e.args = 3', 'e.__cause__ = KeyError()\nraise e']))
    with program.block('except BaseException as error:'):
        program.line('report(error)')
    program.line('print("e" in globals())')


BUILTIN_ERRORS = ['ValueError', 'KeyError', 'StopIteration', 'SystemExit', 'OSError', 'SyntaxError', 'UnicodeDecodeError', 'UnicodeEncodeError', 'ImportError', 'AttributeError', 'NameError', 'IndexError', 'FileNotFoundError', 'BaseException', 'UnicodeTranslateError', 'StopAsyncIteration', 'MemoryError', 'ExceptionGroup', 'BaseExceptionGroup', 'KeyboardInterrupt', 'ModuleNotFoundError', 'IndentationError', 'RecursionError', 'BlockingIOError', 'Warning']


def error_objects(program):
    """Exceptions as objects, not raised."""
    chance = program.chance
    for _ in range(chance.between(2, 5)):
        kind = chance.pick(BUILTIN_ERRORS)
        arguments = ', '.join(expression(program, chance.pick('ssin*'), 0) for _ in range(chance.below(4)))
        if kind.endswith('Group') and chance.often(70):
            arguments = '"g", [' + ', '.join(chance.pick(['ValueError(1)', 'KeyError("k")', 'TypeError()', 'ExceptionGroup("in", [OSError(2, "x")])', 'KeyboardInterrupt()', '5']) for _ in range(chance.below(3))) + ']'
        elif kind.startswith('Unicode') and chance.often(70):
            arguments = {'UnicodeDecodeError': '"utf-8", b"ab\\xff", 2, 3, "bad"', 'UnicodeEncodeError': '"ascii", "aé", 1, 2, "bad"', 'UnicodeTranslateError': '"aé", 1, 2, "bad"'}.get(kind, arguments)
        elif chance.often(15):
            arguments += (', ' if arguments else '') + chance.pick(['name="n"', 'obj=3', 'path="p"', 'x=1'])
        name = program.fresh('x')
        program.attempt('{} = {}({})'.format(name, kind, arguments), 'show({0}, str({0}), {0}.args)'.format(name), 'show({}.{})'.format(name, chance.pick(['value', 'code', 'errno', 'strerror', 'filename', 'msg', 'lineno', 'name', 'obj', 'path', 'start', 'reason', 'exceptions', 'message', 'object', 'text', 'name_from', 'args', 'split(ValueError)', 'subgroup(KeyError)', 'derive([ValueError(2)])', '__notes__', 'characters_written', 'end', 'encoding'])))
