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
from typing import Any

import orjson

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


def canonical_json(value: object, *, is_simple: bool = False) -> str:
    """The one JSON text of a value: sorted keys, no blanks, UTF-8 characters as they are.

    Args:
        value: to be written.
        is_simple: it surely holds texts, integers, lists, objects, truth values and nothing else.
    """
    if is_simple or _is_simple(value):
        try:
            return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
        except TypeError:  # huge numbers, halves of characters, keys that are no text, hundreds of levels
            pass
    return _ENCODER.encode(value)


def read_json(text: str) -> Any:  # noqa: ANN401  # whatever the text holds
    """What a JSON text holds.

    Raises:
        ValueError: it is not JSON.
    """
    try:
        value = orjson.loads(text)
    except ValueError:
        return json.loads(text)
    # A number that is no integer may be one that was too large.
    return value if _is_simple(value) else json.loads(text)


def read_object(text: str, known: frozenset[str]) -> dict[str, Any]:
    """What the JSON object of a text holds, where the reader checks every value under the keys it knows.

    Raises:
        ValueError, TypeError: it is not JSON, or no object.
    """
    try:
        value = orjson.loads(text)
    except ValueError:
        value = json.loads(text)
    if type(value) is not dict:
        raise TypeError
    # Numbers that were too large for one library stand only where nobody checks them.
    return value if value.keys() <= known else read_json(text)


_SIMPLE = frozenset((str, type(None), int, bool))


def _is_simple(value: object) -> bool:
    """Whether both JSON libraries surely agree on it: texts, integers, lists, objects and nothing else."""
    if type(value) is dict:
        inner = value.values()
    elif type(value) in {list, tuple}:
        inner = value  # type: ignore[assignment]
    else:
        return type(value) in _SIMPLE
    kinds = set(map(type, inner))
    return kinds <= _SIMPLE or all(_is_simple(one) for one in inner if type(one) not in _SIMPLE)


def digest_of(text: str) -> str:
    """SHA-256 of the UTF-8 text, 64 hexadecimal digits."""
    return sha256(text.encode()).hexdigest()
