try:
    pass
execpt:
    pass
