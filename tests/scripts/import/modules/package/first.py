print("running", __name__, "of", repr(__package__))
from . import second
from .second import number
from .inner import deep
