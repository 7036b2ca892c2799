# Strings do not change: `+` makes a new one.
#
# What to look for: after a = a + ... the name refers to another string. Many small additions are many strings; join measures
# once and makes one.
a = "Mango"
print(a)
before = a
a = a + " Ice-cream"
print(a)
print("the first string is still what it was:", before)

words = ["one", "string", "for", "all"]
joined = " ".join(words)
print(joined)
print("{} has {} letters".format(words[1], len(words[1])))
print("%s has %d letters" % (words[2], len(words[2])))
