"""What the log and the report of a crash say: where it happened and of what kind, nothing that people told us.

A report is copied into WeChat, a log is sent along. Words of exceptions often
repeat what was being read (an answer, a name, a path with a person's name), so
they are told by their length alone; places in the program stay whole.
"""

from __future__ import annotations

import platform
import re
import sys
import traceback
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion

from fieldkit import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.kernel.errors import FieldkitError

_TOLD = re.compile(
    r"""'(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" | \[parameters:.*\] | [^\x00-\x7f]+ | \d{5,} | \S*[/\\]\S+ | \S+@\S+""",
    re.VERBOSE | re.DOTALL,
)
"""Quoted words, parameters of statements, anything not ASCII, long numbers, paths, addresses."""
_ROOMS = ("fieldkit", "ui", "site-packages")


def report_of(error: BaseException) -> str:
    """Return what a maintainer needs: versions, places in the program, kinds of errors; no words of people."""
    lines = [
        f"Fieldkit {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        "",
        *_told(traceback.TracebackException.from_exception(error)),
    ]
    return "\n".join(lines)


def refusal(error: FieldkitError) -> str:
    """Return one line about a refused operation: its code, and what its sentence was about, without the values."""
    values = " ".join(f"{key}={_value(value)}" for key, value in sorted(error.values.items()))
    return f"{error.code} {values}".rstrip()


def without_words(text: str) -> str:
    """Return text in which everything that may come from people's data is told by its length."""
    return _TOLD.sub(lambda found: f"…{len(found.group())}…", text)


def _told(found: traceback.TracebackException) -> Iterator[str]:
    if found.__cause__ is not None:
        yield from _told(found.__cause__)
        yield "caused:"
    elif found.__context__ is not None and not found.__suppress_context__:
        yield from _told(found.__context__)
        yield "while this was handled:"
    for frame in found.stack:
        yield f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
        if frame.line:
            yield f"    {frame.line}"
    kind, colon, words = "".join(found.format_exception_only()).strip().partition(":")
    yield kind + colon + without_words(words)


def _place(filename: str) -> str:
    """A file by its place in the program; the folders above it often bear a person's name."""
    parts = PurePath(filename).parts
    for room in _ROOMS:
        if room in parts:
            return "/".join(parts[parts.index(room) :])
    prefix = PurePath(sys.base_prefix)
    path = PurePath(filename)
    return path.relative_to(prefix).as_posix() if path.is_relative_to(prefix) else path.name


def _value(value: object) -> str:
    if isinstance(value, bool | int | float):
        return str(value)
    words = str(value)
    return f"…{len(words)}…{PurePath(words).suffix if isinstance(value, PurePath) else ''}"
