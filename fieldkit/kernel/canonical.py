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

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_BLANKS = re.compile(r"\s+")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""Marks that come along when a number or name is copied from a phone or a chat; nobody sees or types them."""
_HALVES = re.compile(r"[\ud800-\udfff]")


def plain_text(value: str | None) -> str | None:
    """NFC, trimmed, one kind of line end, nothing invisible; empty becomes None."""
    if value is None:
        return None
    if _HALVES.search(value):
        # half a character: no file can hold it, so whole pairs are joined and the rest shows as U+FFFD
        value = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", value))
    return text.replace("\r\n", "\n").replace("\r", "\n").strip() or None


def one_line(value: str | None) -> str | None:
    """Like :func:`plain_text`, on one line (pasting brings line ends along)."""
    text = plain_text(value)
    if text is None:
        return None
    return _BLANKS.sub(" ", text)


def code_text(value: str | None) -> str | None:
    """For codes, numbers and phones: NFKC (full width to ASCII), no blanks inside."""
    text = plain_text(value)
    if text is None:
        return None
    bare = _BLANKS.sub("", unicodedata.normalize("NFKC", text))
    # a blank may have stood between a letter and its accent
    return unicodedata.normalize("NFKC", bare) or None


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
    return _ENCODER.encode(value)


def digest_of(text: str) -> str:
    """SHA-256 of the UTF-8 text, 64 hexadecimal digits."""
    return sha256(text.encode()).hexdigest()
