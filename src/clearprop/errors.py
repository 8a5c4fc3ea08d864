"""Every error that clearprop raises on purpose.

One tree, so that ``except ClearpropError`` catches all of it and nothing else::

    ClearpropError
    ├── ShapeError          arrays whose sizes do not fit together    (also a ValueError)
    ├── SettingError        a setting that does not exist or makes no sense   (also a ValueError)
    ├── AddressError        an address that names no number           (also a LookupError)
    ├── DataError           values or tables that cannot be learned from      (also a ValueError)
    ├── FileError           a file that is missing, damaged or of another kind
    └── MissingExtraError   an optional dependency that is not installed      (also an ImportError)

A message is one or two plain sentences: where the input came from and what was received, what was
expected, what to do.  It never contains a traceback or the name of an internal function.
"""


class ClearpropError(Exception):
    """Base of every error that clearprop raises on purpose."""


class ShapeError(ClearpropError, ValueError):
    """Two sizes that must agree do not; the message gives both shapes."""


class SettingError(ClearpropError, ValueError):
    """A setting that does not exist, is out of range, or contradicts another one."""


class AddressError(ClearpropError, LookupError):
    """An address that cannot be read, or that names a number this record does not have."""


class DataError(ClearpropError, ValueError):
    """Values or a table that cannot be learned from, with the row and the column."""


class FileError(ClearpropError):
    """A file that is missing, unreadable, damaged, or of another kind than expected."""


class MissingExtraError(ClearpropError, ImportError):
    """An optional dependency that is needed here and not installed; the message gives the command."""
