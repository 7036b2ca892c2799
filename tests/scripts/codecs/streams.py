# open_quietly() and readers and writers of streams.
import codecs, io, os, warnings
warnings.simplefilter("ignore")
open_quietly = codecs.open
with open_quietly("t_codecs", "w", "utf-16") as f:
    f.write("é\n")
    f.writelines(["two\n", "three"])
with open("t_codecs", "rb") as f:
    print(f.read().hex(" "))
with open_quietly("t_codecs", encoding="utf-16") as f:
    print(f.readline(), f.readlines(), f.encoding)
with open_quietly("t_codecs", "r", "utf-16") as f:
    print([line for line in f])
raw = io.BytesIO()
writer = codecs.getwriter("utf-8")(raw)
writer.write("€")
print(raw.getvalue(), codecs.getreader("latin-1")(io.BytesIO(b"\xe9\n\xe8")).read())
reader = codecs.getreader("utf-8")(io.BytesIO("aé€\nb".encode()))
print(reader.read(2, 2), reader.readline(), reader.read())
os.remove("t_codecs")
