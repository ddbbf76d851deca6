"""What the zip library raises when a file is no zip, is cut, or is packed in a way that it does not know."""

from __future__ import annotations

import zipfile
import zlib

UNREADABLE_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
"""NotImplementedError is its word for a packing method that it cannot undo, RuntimeError for a password."""
