# Hexadecimal notation of floats in text that is not ASCII.
for text in ("\ud800", "0x1\ud800", "\udfff0x1", "é", "0x1é", "０x1", "0x1\0", "\u20030x1"):
    try:
        print(float.fromhex(text))
    except ValueError as error:
        print(type(error).__name__, error)
float.fromhex("0x1\ud800")
