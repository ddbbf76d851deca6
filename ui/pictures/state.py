"""What the dialog for pictures shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PictureState:
    """One picture, or why there is none.

    Attributes:
        kind, by: which one; ``by`` counts for the heat table only.
        png: the picture for the screen; empty while it is drawn, and where there is none.
        words: its size in print, that it is being drawn, or why there is none.
        is_refused: the words say why there is none.
    """

    kind: str
    by: str
    png: bytes = b""
    words: str = ""
    is_refused: bool = False
