"""A module of our own, for 15_built_in_modules.py."""
import math


def average(values):
    """The sum divided by the count."""
    return math.fsum(values) / len(values)
