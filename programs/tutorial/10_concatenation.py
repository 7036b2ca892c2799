# Strings do not change: `+` makes a new one.
#
# What to look for: after a = a + ... the name refers to another string. Many small additions copy the beginning
# again and again; join measures once and copies once.
a = "Mango"
print(a)
before = a
a = a + " Ice-cream"
print(a)
print("the first string is still what it was:", before)

words = ["one", "string", "for", "all"]
sentence = ""
copied = 0
for word in words:
    sentence = sentence + word + " "
    copied += len(sentence)
print("letters copied by +:   ", copied)
sentence = " ".join(words)
print("letters copied by join:", len(sentence))
print(sentence)

# To put values into a text there are better ways than + as well.
word = words[1]
print("{} has {} letters".format(word, len(word)))
print("%s has %d letters" % (word, len(word)))
print(f"{word} has {len(word)} letters")
