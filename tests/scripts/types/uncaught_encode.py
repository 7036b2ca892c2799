# A character that ASCII does not have.
print("abc".encode("ascii"))
print("abç".encode("ascii"))
