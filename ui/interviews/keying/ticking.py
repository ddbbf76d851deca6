"""Codes of a row of boxes while they are keyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def completes(begun: str, codes: Sequence[str]) -> bool:
    """Whether no longer code can come of what was keyed: 1 of 1…9 at once, 1 of 1…12 only when it is left."""
    return not any(code != begun and code.startswith(begun) for code in codes)


def codes_after(ticked: str, code: str) -> str:
    """The ticked codes, parted by blanks, once ``code`` is keyed: ticked, or no longer if it was."""
    held = ticked.split()
    return " ".join([one for one in held if one != code] if code in held else [*held, code])
