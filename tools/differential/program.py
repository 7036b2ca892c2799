"""A program being written: its lines, its indentation, and the names it may use."""

# Sets are shown sorted, since their order is unspecified. The driver hides addresses.
PRELUDE = '''\
def text(value, depth=0):
    kind = type(value)
    if depth > 6:
        return '...'
    if kind in (set, frozenset):
        return kind.__name__ + '{' + ', '.join(sorted([text(v, depth + 1) for v in value])) + '}'
    if kind in (list, tuple):
        return kind.__name__ + '(' + ', '.join([text(v, depth + 1) for v in value]) + ')'
    if kind is dict:
        return 'dict(' + ', '.join([text(k, depth + 1) + ': ' + text(v, depth + 1) for k, v in value.items()]) + ')'
    return repr(value)

def show(*values):
    print(*[text(value) for value in values])

def report(error):
    chain = []
    while error is not None and len(chain) < 6:
        chain.append(type(error).__name__ + ': ' + str(error))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    print('!', ' <- '.join(chain))

def probe(action):
    try:
        show(action())
    except Exception as error:
        report(error)

class Ctx:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress
    def __enter__(self):
        print('enter', self.name)
        return self.name
    def __exit__(self, kind, error, trace):
        print('exit', self.name, kind and kind.__name__, error)
        return self.suppress
'''


class Block:
    """with program.block('if x:'): ...  - the lines written inside are indented below the head."""

    def __init__(self, program, head):
        self.program, self.head = program, head

    def __enter__(self):
        self.program.line(self.head)
        self.program.depth += 1
        self.before = len(self.program.lines)

    def __exit__(self, kind, error, trace):
        if len(self.program.lines) == self.before:
            self.program.line('pass')
        self.program.depth -= 1


class Program:
    def __init__(self, chance):
        self.chance = chance
        self.lines = []
        self.depth = 0
        self.count = 0
        self.variables = {}     # kind -> names bound at this place
        self.top_names = []     # what the end of the program prints

    def line(self, text):
        for part in text.split('\n'):
            self.lines.append('    ' * self.depth + part)

    def block(self, head):
        return Block(self, head)

    def fresh(self, prefix):
        self.count += 1
        return prefix + str(self.count)

    def bind(self, kind, name):
        self.variables.setdefault(kind, []).append(name)
        if self.depth == 0:
            self.top_names.append(name)

    def probe(self, expression):
        """Show an expression's value, or the error it raises: in a thunk, or in place."""
        if self.chance.often(50):
            self.line('probe(lambda: ' + expression + ')')
        else:
            with self.block('try:'):
                self.line('show(' + expression + ')')
            with self.block('except Exception as error:'):
                self.line('report(error)')

    def attempt(self, *statements):
        """Statements whose errors are reported."""
        with self.block('try:'):
            for statement in statements:
                self.line(statement)
        with self.block('except Exception as error:'):
            self.line('report(error)')

    def source(self):
        return PRELUDE + '\n' + '\n'.join(self.lines) + '\n'
