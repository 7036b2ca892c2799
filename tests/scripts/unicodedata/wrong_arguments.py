# Arguments that are no characters.
import unicodedata as u
def show(function, *args):
    try:
        print(function.__name__, function(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
for f in u.name, u.decimal, u.numeric, u.category, u.combining, u.decomposition:
    show(f)
    show(f, 1)
    show(f, "ab")
    show(f, "")
    show(f, "a", "b", "c")
show(u.normalize, "NFX", "\u00e9")
show(u.normalize, "NFX", "")
show(u.normalize, "NFC", 1)
show(u.normalize, 1, "a")
show(u.is_normalized, "nfc", "a")
show(u.is_normalized, "NFC")
