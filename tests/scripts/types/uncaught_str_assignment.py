# Assignment to a character of a str.
name = "ouro"
name[0] = "O"
