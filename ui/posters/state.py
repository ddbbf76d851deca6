"""What the poster page shows, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from fieldkit.posters.order import PosterOrder
    from ui.theme import Tone


@dataclass(frozen=True, slots=True)
class OrderView:
    """What is asked for, and the templates and papers that could be: keys and names."""

    order: PosterOrder
    templates: tuple[tuple[str, str], ...]
    papers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CircleLine:
    """A circle in the list.

    Attributes:
        outlets: how many are printed; None while nobody has counted.
        problems: what to look at before printing; None while it was not checked.
    """

    id: str
    name: str
    outlets: int | None = None
    problems: int | None = None


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One thing to look at.

    Attributes:
        counts: to be put right, not just good to know.
        record, field: where it is put right; empty when there is nowhere.
    """

    words: str
    tone: Tone
    counts: bool = True
    record: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class PosterView:
    """One poster as it will be printed.

    Attributes:
        title: the circle.
        facts: paper, sheets, outlets, codes; or that it is being laid out.
        pages: pictures of the sheets; None keeps what is shown.
    """

    title: str
    facts: str
    pages: tuple[QImage, ...] | None = None
    problems: tuple[ProblemLine, ...] = ()
    well: str = ""
