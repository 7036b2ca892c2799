eval("1 + undefined_thing")
