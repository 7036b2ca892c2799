# How a bytearray says that it is pickled.
class Named(bytearray):
    pass


data = bytearray(b"a\xff")
print(data.__reduce__(), data.__reduce_ex__(2), data.__reduce_ex__(3), data.__reduce_ex__())
named = Named(b"x")
named.name = "n"
print(named.__reduce_ex__(4)[1:], named.__reduce__()[1:])
