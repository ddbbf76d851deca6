"""References of binds and controls: from what an author may write to the form's own paths."""

from __future__ import annotations

import re
from functools import lru_cache

_REFERENCE = re.compile(r"\s*[^\s'\"()|+=<>]+(?:\s*/\s*[^\s'\"()|+=<>]+)*\s*")
_PREDICATE = re.compile(r"\[[^\]]*\]")


@lru_cache(maxsize=4096)
def form_path(reference: str | None, base: str = "") -> str:
    """Return a reference as a path without prefixes, predicates and blanks.

    Args:
        reference: ``/data/orx:meta/@id``, ``age``, ``../age``, ``.``; None gives an empty text.
        base: path of the group around, for references that do not begin with ``/``.
    """
    text = _PREDICATE.sub("", (reference or "").strip())
    if not text:
        return ""
    steps = [] if text.startswith("/") else base.split("/")[1:]
    for step in text.split("/"):
        name = step.strip()
        if name == "..":
            steps = steps[:-1]
        elif name not in {"", "."}:
            mark = "@" if name.startswith("@") else ""
            steps.append(mark + name.removeprefix("@").rpartition(":")[2])
    return "/" + "/".join(steps)


def is_reference(reference: str | None) -> bool:
    """Whether a text can be a reference at all."""
    return _REFERENCE.fullmatch(_PREDICATE.sub("", reference or "")) is not None


def is_narrowed(reference: str | None) -> bool:
    """Whether a reference picks some nodes by a predicate."""
    return "[" in (reference or "")
