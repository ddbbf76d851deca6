"""What the poster page shows, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from fieldkit.kernel.texts import Text
    from fieldkit.posters.order import PosterOrder
    from fieldkit.posters.sketch_places import SketchPlaces
    from ui.theme import Tone


@dataclass(frozen=True, slots=True)
class OrderView:
    """What is asked for, and the templates and papers that could be: keys and names."""

    order: PosterOrder
    templates: tuple[tuple[str, str], ...]
    papers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """What the map of a poster is drawn from.

    Attributes:
        label: on the button.
        told: in a sentence, with ``{files}``.
        files: names of the map files.
    """

    label: Text
    told: Text
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CircleLine:
    """A circle in the list.

    Attributes:
        outlets: how many are printed; None while nobody has counted.
        problems: what to look at before printing; None while it was not checked.
        outdated: how many posters hang that are to be replaced.
    """

    id: str
    name: str
    outlets: int | None = None
    problems: int | None = None
    outdated: int = 0


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
class OutletRow:
    """An outlet in the list of what is adjusted; without a number it is not printed."""

    id: str
    name: str
    group: str
    number: int = 0

    @property
    def printed(self) -> bool:
        """Whether it is on the poster."""
        return self.number > 0


@dataclass(frozen=True, slots=True)
class AdjustView:
    """What can be changed on one poster, and what was.

    Attributes:
        title, usual_title: as somebody wrote it, and as the data has it.
        colour: ``#rrggbb``; empty is the template's own.
        landmarks: their names.
        here: whether 你在这里 is marked.
        changed: whether anything was.
    """

    title: str = ""
    usual_title: str = ""
    colour: str = ""
    outlets: tuple[OutletRow, ...] = ()
    landmarks: tuple[str, ...] = ()
    here: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True)
class PostedLine:
    """A poster that hangs, or hung: where, what it is, how it stands."""

    id: str
    place: str
    facts: str
    state: str
    tone: Tone
    hangs: bool


@dataclass(frozen=True, slots=True)
class PosterView:
    """One poster as it will be printed.

    Attributes:
        title: the circle.
        facts: paper, sheets, outlets, codes; or that it is being laid out.
        pages: pictures of the sheets; None keeps what is shown.
        places: where the sketch of the first sheet is.
    """

    title: str
    facts: str
    pages: tuple[QImage, ...] | None = None
    places: SketchPlaces | None = None
    problems: tuple[ProblemLine, ...] = ()
    well: str = ""
