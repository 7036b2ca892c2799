mine = "the script's own"
