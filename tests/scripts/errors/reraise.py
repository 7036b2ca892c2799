try:
    1/0
except ZeroDivisionError as e:
    try:
        raise
    finally:
        pass
