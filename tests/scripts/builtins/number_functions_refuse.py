# What pow, round, divmod, abs, bin, chr and others refuse.
for text in (
    "pow(2)", "pow('a', 2)", "pow(0, -1)", "pow(0.0, -1)", "pow(2, -1, 4)", "pow(2, 3, 0)", "pow(2.0, 3, 5)", "round('a')",
    "round(2.5, 'a')", "round(2.5, 1.0)", "round()", "round(float('nan'))", "round(float('inf'))", "divmod(1, 0)",
    "divmod(1.0, 0)", "divmod('a', 1)", "divmod(1)", "abs('a')", "bin('a')", "hex(1.5)", "chr(-1)", "chr(0x110000)", "chr('a')",
    "chr(2**100)", "ord('ab')", "ord('')", "ord(5)", "ord(b'ab')", "sum(['a'])", "sum([b'a'], b'')", "sum([], '')", "sum(5)",
    "sum()", "max()", "min(1)", "min([])", "max(1, 2, default=5)", "max([1], key=5)", "max([1, 'a'])", "max([1], other=5)",
    "int('x')", "int('1', 99)", "int([])", "float('x')", "float([])", "complex('x')", "complex('1', 2)", "complex(1, '2')",
    "range()", "range(1, 2, 0)", "range('a')", "slice()", "enumerate()", "enumerate(5)", "enumerate([1], 'a')", "reversed(5)",
    "filter(None)", "filter(1, 2)", "sorted()", "sorted([1], None)", "sorted([1, 'a'])", "iter(5)", "iter([], 5)", "next(5)",
    "next(iter([]))", "len(5)", "all(5)", "any()", "hash([])", "id()", "format(5, 5)", "format([], 'x')", "isinstance(5, 5)",
    "isinstance(5)", "issubclass(5, 5)", "callable()", "vars(5)", "vars(1, 2)", "dir(1, 2)", "getattr(5)", "getattr(5, 5)",
    "getattr(5, 'x')", "hasattr(5, 5)", "setattr(5, 'a', 1)", "delattr(5, 'real')", "print(1, sep=5)", "print(1, end=5)",
    "print(1, file=5)", "print(1, other=2)", "input(1, 2)", "open()", "bool(1, 2)", "bool(x=1)", "list(x=1)", "dict(5)", "dict([1])",
    "dict([(1, 2, 3)])", "dict(1, 2)", "set(5)", "str(5, 'utf8')", "str(x=1)", "object(1)", "super()", "type(1, 2)",
):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, ":", type(error).__name__, error)
