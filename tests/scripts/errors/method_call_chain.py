text = "abc"
text.upper().lower().foo().bar()
