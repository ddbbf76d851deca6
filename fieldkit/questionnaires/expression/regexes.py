r"""Regular expressions as form authors write them, for the language's own engine.

Authors write for Java: ``\d``, ``\w``, ``\s`` and ``\b`` mean ASCII, ``\p{…}`` names a
Unicode category, script or POSIX class, a bracket inside brackets is just a bracket.
Matching is done by the library ``regex``, which can be told when to give up: a
pattern such as ``(a+)+b`` would otherwise search for years.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache

import regex

from fieldkit.questionnaires.expression.syntax import ExpressionError

_POSIX = {
    "Lower": "a-z", "Upper": "A-Z", "Alpha": "a-zA-Z", "Digit": "0-9", "Alnum": "a-zA-Z0-9",
    "ASCII": r"\x00-\x7f", "Punct": r"!-/:-@\[-`{-~", "Graph": "!-~", "Print": " -~", "Blank": r" \t",
    "Space": r"\s", "XDigit": "0-9a-fA-F", "Cntrl": r"\x00-\x1f\x7f",
    "Han": r"\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"
           r"\uf900-\ufad9\U00020000-\U000323af",
    "Latin": r"A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u1e00-\u1eff",
    "Cyrillic": r"\u0400-\u052f\u1c80-\u1c88\u2de0-\u2dff\ua640-\ua69f",
    "Arabic": r"\u0600-\u0604\u0606-\u060b\u060d-\u061a\u061c-\u061e\u0620-\u06ff\u0750-\u077f",
    "Greek": r"\u0370-\u0373\u0375-\u03ff\u1f00-\u1fff",
}  # fmt: skip
PATIENCE_S = 0.5
"""A match that takes longer searches without end; people's patterns take microseconds."""
_NOT_JAVA = re.compile(r"\(\?P|\{(?!\d+(?:,\d*)?\})")
_BACK = re.compile(r"(?<!\\)\\[1-9]")
_QUOTED = re.compile(r"\\Q(.*?)(?:\\E|$)", re.DOTALL)
_POINT = re.compile(r"\\x\{([0-9a-fA-F]{1,6})\}")
_PROPERTY = re.compile(r"\\([pP])(?:\{\^?(?:Is|In|sc=|script=|gc=|general_category=)?(\w+)\}|(\w))")


def matches(pattern: str, text: str) -> bool:
    """Whether the whole text matches.

    Raises:
        ExpressionError: the pattern cannot be read, or searches without end in this text.
    """
    try:
        return compiled(pattern).fullmatch(text, timeout=PATIENCE_S) is not None
    except TimeoutError as error:
        raise ExpressionError(
            f"regex() 的式子 {pattern} 太费时间，算不出来",
            f"regex() gave up on {pattern}: it searches without end",
        ) from error


@lru_cache(maxsize=256)
def compiled(pattern: str) -> regex.Pattern[str]:
    """Return a pattern ready to match.

    Raises:
        ExpressionError: the pattern cannot be read.
    """
    try:
        return regex.compile(_translated(pattern), regex.ASCII | regex.VERSION0)
    except regex.error as error:
        if "group reference" not in str(error) or _BACK.search(pattern) is None:
            raise _unread(pattern, error) from error
        # In Java a group that is not there matches nothing.
        return compiled(_BACK.sub("(?!)", pattern))
    except (OverflowError, RecursionError) as error:
        raise _unread(pattern, error) from error


def _unread(pattern: str, error: Exception) -> ExpressionError:
    return ExpressionError(f"regex() 读不懂 {pattern}", f"regex() cannot read {pattern}: {error}")


def _translated(pattern: str) -> str:
    parts: list[str] = []
    place, in_class = 0, False
    while place < len(pattern):
        character = pattern[place]
        if character == "\\":
            text, place = _escape(pattern, place, in_class=in_class)
            parts.append(text)
            continue
        if character == "[" and not in_class:
            opening = re.match(r"\[\^?\]?", pattern[place:])
            assert opening is not None
            parts.append(opening.group())
            in_class, place = True, place + opening.end()
            continue
        if not in_class and _NOT_JAVA.match(pattern, place):
            raise _unread(pattern, ValueError(f"{character} at position {place}"))
        if in_class and character in "[&~|":
            parts.append("\\" + character)
        else:
            in_class = in_class and character != "]"
            parts.append(character)
        place += 1
    return "".join(parts)


def _escape(pattern: str, place: int, *, in_class: bool) -> tuple[str, int]:
    quoted = _QUOTED.match(pattern, place)
    if quoted is not None:
        return re.escape(quoted[1]), quoted.end()
    point = _POINT.match(pattern, place)
    if point is not None:
        return f"\\U{int(point[1], 16):08x}", point.end()
    found = _PROPERTY.match(pattern, place)
    if found is not None:
        inside = _class_of(found[2] or found[3], pattern)
        if found[1] == "P":
            return (f"[^{inside}]" if not in_class else _others(inside)), found.end()
        return (inside if in_class else f"[{inside}]"), found.end()
    return {"\\z": r"\Z", "\\h": r"[ \t]"}.get(
        pattern[place : place + 2], pattern[place : place + 2]
    ), place + 2


def _class_of(name: str, pattern: str) -> str:
    known = _POSIX.get(name) or _category(name)
    if not known:
        raise ExpressionError(
            f"regex() 读不懂 {pattern}", f"regex() does not know \\p{{{name}}} in {pattern}"
        )
    return known


@lru_cache(maxsize=32)
def _category(name: str) -> str:
    """The characters of a Unicode category (``L``, ``Lu``, …) as ranges inside brackets."""
    return _ranges([category.startswith(name) for category in _categories()])


@lru_cache(maxsize=8)
def _others(inside: str) -> str:
    held = re.compile(f"[{inside}]", re.ASCII)
    return _ranges([held.match(chr(code)) is None for code in range(sys.maxunicode + 1)])


@lru_cache(maxsize=1)
def _categories() -> list[str]:
    return [unicodedata.category(chr(code)) for code in range(sys.maxunicode + 1)]


def _ranges(held: list[bool]) -> str:
    parts: list[str] = []
    start: int | None = None
    for code, is_held in enumerate([*held, False]):
        if is_held and start is None:
            start = code
        elif not is_held and start is not None:
            parts.append(f"\\U{start:08x}-\\U{code - 1:08x}")
            start = None
    return "".join(parts)
