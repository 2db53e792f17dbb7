"""What writing a report can go wrong with (写出失败)."""


class CannotWrite(ValueError):
    """A report that cannot be laid out or saved; the message says why, in one Chinese sentence."""
