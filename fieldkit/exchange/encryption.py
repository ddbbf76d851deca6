"""Packages under a password, as Office encrypts its files (FORMAT.md §14)."""

from __future__ import annotations

import struct
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError
from msoffcrypto.format.ooxml import OOXMLFile

from fieldkit.exchange.problems import ExchangeError
from fieldkit.kernel.errors import FieldkitError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

MOST_ROUNDS = 1_000_000
"""Times that a password is hashed at most; Office writes 100,000, a file made to do harm more."""
IN_MEMORY = 4 * 1024 * 1024
# What the library throws at bytes that only look like an encrypted file.
_BROKEN = (
    OSError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OverflowError,
    struct.error,
    ExpatError,
    DecryptionError,
    InvalidKeyError,
)


def encrypt(plain: BinaryIO, target: BinaryIO, password: str) -> None:
    """Write the workbook ``plain`` to ``target``, encrypted (agile: AES-256, SHA-512)."""
    plain.seek(0)
    OOXMLFile(plain).encrypt(password, target)


def decrypt(file: BinaryIO, name: str, passwords: Sequence[str]) -> BinaryIO:
    """The workbook inside an encrypted one, in a file without a name.

    Args:
        file: of compound format, as Office encrypts.
        name: of the file, for people.
        passwords: those that may open it.

    Raises:
        FieldkitError: OLD_FORMAT, PASSWORD_NEEDED, WRONG_PASSWORD, SUSPICIOUS_FILE or BROKEN_FILE.
        OSError: the disk is full.
    """
    try:
        locked = OOXMLFile(file)
        rounds = locked.info.get("spinValue", 0)
    except FileFormatError as error:
        raise FieldkitError(ExchangeError.OLD_FORMAT, file=name) from error
    except _BROKEN as error:
        raise FieldkitError(ExchangeError.BROKEN_FILE, file=name, reason=type(error).__name__) from error
    if rounds > MOST_ROUNDS:
        raise FieldkitError(ExchangeError.SUSPICIOUS_FILE, file=name, reason=f"spin count {rounds}")
    if not any(_opens(locked, password, name) for password in passwords if password):
        code = ExchangeError.WRONG_PASSWORD if passwords else ExchangeError.PASSWORD_NEEDED
        raise FieldkitError(code, file=name)
    plain = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # the caller closes it
    try:
        # Only the newer scheme has something to check the content against.
        locked.decrypt(plain, verify_integrity=locked.type == "agile")
        plain.seek(0)
    except _BROKEN as error:
        plain.close()
        if isinstance(error, OSError) and error.errno:
            raise  # the disk's trouble, not the file's
        raise FieldkitError(ExchangeError.BROKEN_FILE, file=name, reason=type(error).__name__) from error
    return plain  # type: ignore[return-value]  # it has what is asked of it


def _opens(locked: OOXMLFile, password: str, name: str) -> bool:
    try:
        locked.load_key(password=password, verify_password=True)
    except InvalidKeyError:
        return False
    except _BROKEN as error:
        raise FieldkitError(ExchangeError.BROKEN_FILE, file=name, reason=type(error).__name__) from error
    return True
