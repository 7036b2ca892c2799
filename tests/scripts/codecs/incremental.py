# Encoders and decoders of text in pieces.
import codecs
for name, data in (("utf-8", "aé€😀".encode()), ("utf-16", "aé😀".encode("utf-16")), ("utf-8-sig", b"\xef\xbb\xbfab"),
                   ("utf-32-be", "a€".encode("utf-32-be")), ("gbk", "中文".encode("gbk"))):
    decoder = codecs.getincrementaldecoder(name)()
    print(name, [decoder.decode(data[i:i + 1]) for i in range(len(data))], repr(decoder.decode(b"", True)))
    encoder = codecs.getincrementalencoder(name)("replace")
    print("   ", encoder.encode("a"), encoder.encode("é"), encoder.encode("", True))
decoder = codecs.getincrementaldecoder("utf-8")("replace")
print(decoder.decode(b"\xe2\x82"), decoder.getstate(), decoder.decode(b"\xac"), ascii(decoder.decode(b"\xe2", True)))
decoder = codecs.getincrementaldecoder("utf-8")()
decoder.decode(b"\xe2")
print(list(codecs.iterencode(["a", "é"], "utf-8")), list(codecs.iterdecode([b"\xc3", b"\xa9b"], "utf-8")))
try:
    decoder.decode(b"", final=True)
except UnicodeDecodeError as error:
    print(error)
