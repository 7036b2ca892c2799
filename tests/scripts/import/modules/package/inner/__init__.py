from .. import level
from ..second import number as other
