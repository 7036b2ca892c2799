def fünc(größe):
    return größe + "ä"
fünc(1)
