__all__ = ["shown"]
shown = 1
also = 2
