raise ExceptionGroup("two\nlines", [ValueError("a\nb")])
