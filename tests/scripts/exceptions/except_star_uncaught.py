"""The report of what except* leaves over."""


def fail(group):
    try:
        raise group
    except* ValueError as e:
        e.add_note("a note on the part")
        raise TypeError("while handling") from e
    except* KeyError:
        pass


group = ExceptionGroup("several", [ValueError(1), KeyError("k"), ExceptionGroup("inner", [OSError("left"), ValueError(2)])])
group.add_note("a note on the whole")
fail(group)
