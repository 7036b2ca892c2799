# codecs.lookup(), encode(), decode().
import codecs
for name in ("utf8", "Latin-1", "UTF-16", "cp1252", "ascii", "shift-jis", "utf_8_sig"):
    info = codecs.lookup(name)
    print(info.name, info.encode("a€"[:1]), info.decode(b"a\x00"), len(info), info[0] is info.encode)
print(codecs.encode("é"), codecs.decode(b"\xe9", "latin-1"), codecs.encode("é", "ascii", "replace"))
print(codecs.encode("Hello", "rot13"), codecs.decode("Uryyb", "rot_13"), codecs.encode(b"\x00\xff", "hex"), codecs.decode(b"00ff", "hex"))
print(codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_LE == codecs.BOM)
print(codecs.getencoder("utf-8")("€"), codecs.getdecoder("utf-16")(b"\xff\xfea\x00"))
for wrong in (lambda: codecs.lookup("nonsense"), lambda: codecs.lookup(3), lambda: codecs.encode("€", "latin-1"),
              lambda: codecs.decode(b"\xff", "ascii"), lambda: codecs.getincrementaldecoder("nonsense")):
    try:
        print(wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
