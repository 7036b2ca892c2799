import sys
sys.excepthook(ValueError, ValueError("x"), None)
