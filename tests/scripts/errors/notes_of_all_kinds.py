# Notes: several lines, no list, not all of them text.
class Note:
    def __repr__(self):
        return "Note()"

try:
    raise ValueError("first")
except ValueError as error:
    error.add_note("one\ntwo")
    error.__notes__.append(Note())
    caught = error
other = KeyError("second")
other.__notes__ = 5
raise other from caught
