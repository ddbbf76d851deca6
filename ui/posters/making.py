"""What is done beside the window: posters into temporary files, and pictures of their sheets.

Nothing of Qt here: these functions run in a lane.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import OperationCancelledError
from fieldkit.posters.reading import preview_png
from fieldkit.posters.selecting import selected
from fieldkit.posters.sketch_places import sketch_places
from ui.posters.checking import to_put_right

if TYPE_CHECKING:
    from fieldkit.kernel.problems import Problem
    from fieldkit.kernel.progress import Progress
    from fieldkit.posters.order import PosterOrder
    from fieldkit.posters.sketch_places import SketchPlaces
    from fieldkit.posters.spec import PosterSpec
    from fieldkit.services.posters import PosterService


@dataclass(frozen=True, slots=True)
class Rendered:
    """A poster as pictures.

    Attributes:
        sheets: a PNG each.
        total: sheets of the whole poster.
        codes: how many are on it.
        problems: what to look at, the records' before the sheets'.
        places: where the sketch is; None where there is none, or nobody asked.
        spec, plain: what it says, and what the data alone says.
        of_records: how many things its records say against printing it.
    """

    circle: str
    paper: str
    sheets: tuple[bytes, ...]
    total: int
    codes: int
    problems: tuple[Problem, ...]
    places: SketchPlaces | None
    spec: PosterSpec
    plain: PosterSpec
    of_records: int

    @property
    def outlets(self) -> int:
        """How many outlets are printed."""
        return len(selected(self.spec).outlets)


@dataclass(frozen=True, slots=True)
class Batch:
    """Posters of many circles: how many were made; ``stopped`` when somebody cancelled."""

    folder: Path
    count: int
    stopped: bool = False


def render(
    service: PosterService,
    circle: str,
    order: PosterOrder,
    dpi: int,
    progress: Progress,
    wanted: tuple[int, int] | None = None,
) -> Rendered:
    """Make the poster's PDF, take pictures of its sheets, and leave no file behind.

    Args:
        service: where the poster comes from.
        circle: its record.
        order: template, paper and how it is printed.
        dpi: resolution of the pictures.
        progress: asked between the sheets.
        wanted: the first and last sheet to picture; all by default.
    """
    progress.check()
    with tempfile.TemporaryDirectory(prefix="fieldkit-") as folder:
        path = Path(folder) / "poster.pdf"
        made = service.make_one(circle, path, order, progress=progress)
        sheets = []
        first, last = wanted or (1, made.pages)
        for page in range(first, min(last, made.pages) + 1):
            progress.check()
            sheets.append(preview_png(path, page, dpi))
    spec = service.spec(circle, order)
    places = sketch_places(spec) if wanted is None else None
    of_records = service.record_problems(circle)
    problems = (*of_records, *made.problems)
    return Rendered(
        circle,
        order.paper,
        tuple(sheets),
        made.pages,
        len(made.qr_codes),
        problems,
        places,
        spec,
        service.plain(circle, order),
        to_put_right(of_records),
    )


def make_all(service: PosterService, folder: Path, order: PosterOrder, progress: Progress) -> Batch:
    """Make every circle's poster; what is finished stays when somebody stops it."""
    try:
        made = service.make(folder, order, progress=progress)
    except OperationCancelledError:
        return Batch(folder, 0, stopped=True)
    return Batch(folder, len(made))
