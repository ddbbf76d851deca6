"""Canonical forms, for comparing, hashing and signing (peers.md §5.5.3).

Two values that a person would call the same must come out equal here, and only
those: full-width digits fold in numbers, codes and phones, never in names.
"""

from __future__ import annotations

import json
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from hashlib import sha256

_BLANKS = re.compile(r"[ \t\u00a0\u3000]+")


def plain_text(value: str | None) -> str | None:
    """NFC, trimmed, one kind of line end; empty becomes None."""
    if value is None:
        return None
    text = unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\r", "\n").strip()
    return text or None


def one_line(value: str | None) -> str | None:
    """Like :func:`plain_text`, on one line (pasting brings line ends along)."""
    text = plain_text(value)
    if text is None:
        return None
    return _BLANKS.sub(" ", text.replace("\n", " ")).strip() or None


def code_text(value: str | None) -> str | None:
    """For codes, numbers and phones: NFKC (full width to ASCII), no blanks inside."""
    text = plain_text(value)
    if text is None:
        return None
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text).replace("\n", "")) or None


def decimal_text(value: str | None) -> str | None:
    """A number as plain decimal text without needless zeros; other text comes back folded.

    ``"１２.50"`` gives ``"12.5"``, ``"1e3"`` stays as typed (it is damage or a slip).
    """
    text = code_text(value)
    if text is None or not re.fullmatch(r"[+-]?\d+(\.\d+)?|[+-]?\.\d+", text):
        return text
    try:
        number = Decimal(text)
    except InvalidOperation:  # pragma: no cover - the pattern admits numbers only
        return text
    folded = format(number, "f")
    if "." in folded:
        folded = folded.rstrip("0").rstrip(".")
    return "0" if folded in {"-0", ""} else folded.removeprefix("+")


def canonical_json(value: object) -> str:
    """The one JSON text of a value: sorted keys, no blanks, UTF-8 characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest_of(text: str) -> str:
    """SHA-256 of the UTF-8 text, 64 hexadecimal digits."""
    return sha256(text.encode()).hexdigest()
