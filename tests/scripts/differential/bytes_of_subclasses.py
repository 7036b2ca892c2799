# What bytes, str and int make of subclasses of the types of text.
class Text(str):
    def __bytes__(self): return 'no bytes'


class Good(str):
    def __bytes__(self): return b'good'


class Bytes(bytes):
    def __repr__(self): return 'S' + super().__repr__()


class Array(bytearray):
    def __repr__(self): return 'S' + super().__repr__()


for make in (lambda: bytes(Text('a')), lambda: bytes(Good('a')), lambda: bytes('a'), lambda: str(Bytes(b'a')), lambda: '%s %r' % (Array(b'x'), Array(b'x')),
             lambda: int(Bytes(b'Ab1')), lambda: float(Bytes(b'q')), lambda: int(Array(b'12')), lambda: f'{Bytes(b"z")}'):
    try:
        print(make())
    except (TypeError, ValueError) as error:
        print(error)
