# A name that a module does not have.
from sys import maxsiz
