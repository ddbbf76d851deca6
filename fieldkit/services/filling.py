"""Filling the district's own template (填报模板): proposing what goes where, keeping it, writing the filled copy."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from fieldkit.exchange.members import number_of
from fieldkit.exchange.templates.book import open_template
from fieldkit.exchange.templates.filling import fill
from fieldkit.exchange.templates.grids import grid_of
from fieldkit.exchange.templates.marks import marked_cells
from fieldkit.exchange.templates.problems import TemplateError
from fieldkit.exchange.templates.proposing import propose, remapped
from fieldkit.exchange.templates.sheetxml import place_name, place_of
from fieldkit.exchange.templates.ties import CellTie, TemplateMapping, recognised
from fieldkit.exchange.templates.vocabulary import FIGURES, Vocabulary
from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.kernel.progress import Progress
from fieldkit.kernel.texts import Text
from fieldkit.services.filling_data import FillingData, Wanted
from fieldkit.services.filling_pointing import point
from fieldkit.services.filling_records import personal_columns
from fieldkit.services.filling_scope import FillingScope
from fieldkit.services.names import file_name
from fieldkit.services.problems import ServiceError
from fieldkit.storage import settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from fieldkit.exchange.foreign.book import Sheet
    from fieldkit.exchange.templates.book import TemplateBook
    from fieldkit.exchange.templates.cells import Value
    from fieldkit.exchange.templates.outcome import Outcome
    from fieldkit.exchange.templates.ties import BlockTie
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

COPIES = Text("每个生活圈填一份", "A copy for each circle")
PREVIEWED = 200
"""Rows of each table that are shown before filling."""
KEPT = "filling/"
"""Prefix of the settings that keep a mapping, by its name."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A template and what is tied in it.

    Attributes:
        grids: its sheets as people see them.
        mapping: kept from last time, or proposed.
        is_kept: it was kept.
        personal: titles of columns about people that are left out unless they are tied.
        has_marks: the template has marks of its own (``{{…}}``).
        formulas: cells that compute, by sheet: row from 1, column from 0.
    """

    path: Path
    grids: tuple[Sheet, ...]
    mapping: TemplateMapping
    is_kept: bool
    personal: tuple[str, ...] = ()
    has_marks: bool = False
    formulas: Mapping[str, frozenset[tuple[int, int]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a filled template will look like.

    Attributes:
        grids: its sheets with what was filled in.
        formulas: cells that compute, by sheet: row from 1, column from 0.
        is_cut: tables show their first rows only.
    """

    grids: tuple[Sheet, ...]
    formulas: Mapping[str, frozenset[tuple[int, int]]]
    outcome: Outcome
    is_cut: bool


class FillingService:
    """One method is one thing that a person does with a template."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def vocabulary(self, wanted: Wanted | None = None) -> Vocabulary:
        """Everything that can be filled in, by name.

        Raises:
            FieldkitError: there is no such plan, circle or area.
        """
        with self._reading() as connection:
            return FillingData(self._workspace, connection, wanted or Wanted()).vocabulary

    def open(self, path: Path, wanted: Wanted | None = None) -> Opened:
        """Look at a template: its sheets, and the mapping kept from last time or else a proposal.

        Raises:
            FieldkitError: the file is no .xlsx, is locked, broken or not safe.
        """
        wanted = wanted or Wanted()
        book = open_template(path)
        proposal = propose(book, self.vocabulary(wanted), wanted.chosen)
        grids = tuple(grid_of(book, sheet) for sheet in book.sheets)
        seen = Opened(
            path,
            grids,
            proposal,
            is_kept=False,
            has_marks=any(True for sheet in book.sheets for _ in marked_cells(book, sheet)),
            formulas=_formulas(book),
        )
        kept = recognised(self.kept(), proposal.words)
        if kept is not None:
            return replace(seen, mapping=remapped(kept, proposal, grids), is_kept=True)
        if wanted.personal:
            return seen
        mapping, left_out = self._impersonal(proposal, grids)
        return replace(seen, mapping=mapping, personal=left_out)

    def kept(self) -> list[TemplateMapping]:
        """The mappings of this workspace; one that cannot be read is passed over."""
        found = []
        with self._reading() as connection:
            texts = settings.starting_with(connection, KEPT)
        for name, text in texts.items():
            try:
                found.append(TemplateMapping.from_json(text, name))
            except FieldkitError:
                continue
        return found

    def keep(self, mapping: TemplateMapping) -> None:
        """Keep a mapping for the next time; one of the same template is replaced."""
        with self._workspace.database.write() as work:
            for other in self.kept():
                if other.likeness(mapping.words) == 1:
                    settings.remove(work, KEPT + other.name)
            settings.put(work, KEPT + mapping.name, mapping.to_json())

    def forget(self, name: str) -> None:
        """Forget a mapping."""
        with self._workspace.database.write() as work:
            settings.remove(work, KEPT + name)

    def tie(self, opened: Opened, words: Sequence[str], wanted: Wanted | None = None) -> TemplateMapping:
        """The mapping with more ties, written ``B3=figures.circles``, ``表一!C=outlet.name``, ``D4=`` to untie.

        Raises:
            UsageError: BAD_TIE, NO_SUCH_PLACE, NO_SUCH_CONTENT.
        """
        vocabulary = self.vocabulary(wanted)
        mapping = opened.mapping
        for word in words:
            mapping = _tied(mapping, opened, vocabulary, word)
        return mapping

    def values(self, what: str, wanted: Wanted | None = None) -> list[Value]:
        """What would be filled in, row by row; one value for a figure or the record that is chosen."""
        with self._reading() as connection:
            data = FillingData(self._workspace, connection, wanted or Wanted())
            head, _, key = what.partition(".")
            if head == FIGURES or data.is_chosen(head):
                return [data.value(what)[0]]
            return [one[0] for one in data.rows(head, [key], "")]

    def preview(
        self,
        opened: Opened,
        wanted: Wanted | None = None,
        *,
        mapping: TemplateMapping | None = None,
        progress: Progress | None = None,
    ) -> Preview:
        """What the filled copy will look like, without writing it; of long tables the first rows.

        Raises:
            FieldkitError: the template can no longer be read.
        """
        wanted, book = wanted or Wanted(), open_template(opened.path, progress)
        with self._reading() as connection:
            data = FillingData(self._workspace, connection, wanted, most=PREVIEWED)
            outcome = fill(book, _sorted_by(mapping or opened.mapping, wanted.order), data, progress)
        seen = book.reread()
        grids = tuple(grid_of(seen, sheet) for sheet in seen.sheets)
        return Preview(grids, _formulas(seen), outcome, data.is_cut)

    def fill(
        self,
        opened: Opened,
        target: Path,
        wanted: Wanted | None = None,
        *,
        mapping: TemplateMapping | None = None,
        progress: Progress | None = None,
    ) -> Outcome:
        """Write the filled copy of a template.

        Raises:
            FieldkitError: NOTHING_TIED, SAME_FILE, TOO_MANY_ROWS, CANNOT_SAVE; no half file is left.
        """
        wanted, mapping = wanted or Wanted(), mapping or opened.mapping
        if target.exists() and target.samefile(opened.path):
            raise FieldkitError(TemplateError.SAME_FILE, file=opened.path.name)
        if mapping.is_empty and not opened.has_marks:
            raise FieldkitError(TemplateError.NOTHING_TIED, file=opened.path.name)
        mapping = _sorted_by(mapping, wanted.order)
        book: TemplateBook = open_template(opened.path, progress)
        with self._reading() as connection:
            outcome = fill(book, mapping, FillingData(self._workspace, connection, wanted), progress)
        book.save(target)
        return outcome

    def of_first_circle(self, wanted: Wanted) -> Wanted:
        """The same for the first circle: what is seen while a copy for each is made ready.

        Raises:
            FieldkitError: NO_CIRCLES_TO_FILL.
        """
        return replace(wanted, circle=str(self._circles()[0]["id"]))

    def fill_each(
        self,
        opened: Opened,
        folder: Path,
        wanted: Wanted | None = None,
        *,
        mapping: TemplateMapping | None = None,
        progress: Progress | None = None,
    ) -> list[Path]:
        """Write a filled copy for each circle into a folder, named after the circle.

        Args:
            opened: opened with one of the circles, so that labels of a form ask for its fields.

        Raises:
            FieldkitError: NO_CIRCLES_TO_FILL, CANNOT_WRITE, NOTHING_TIED; copies already written stay.
            OperationCancelledError: the progress was cancelled; copies already written stay.
        """
        wanted, progress = wanted or Wanted(), progress or Progress()
        circles = self._circles()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FieldkitError(ServiceError.CANNOT_WRITE, path=folder, reason=error.strerror) from error
        progress.begin(COPIES, len(circles))
        made = []
        for number, row in enumerate(circles, start=1):
            name = str(row["name"] or "")
            path = folder / f"{number:02}_{file_name(name)}_{opened.path.stem}{opened.path.suffix.lower()}"
            self.fill(opened, path, replace(wanted, circle=str(row["id"])), mapping=mapping)
            made.append(path)
            progress.step(detail=name)
        return made

    def _circles(self) -> list[dict[str, object]]:
        with self._reading() as connection:
            circles = FillingScope(connection).circles
        if not circles:
            raise FieldkitError(ServiceError.NO_CIRCLES_TO_FILL)
        return circles

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._workspace.database.read()

    def _impersonal(
        self, proposal: TemplateMapping, grids: Sequence[Sheet]
    ) -> tuple[TemplateMapping, tuple[str, ...]]:
        """Without the columns about people, and what stands over those."""
        vocabulary = self.vocabulary()
        blocks, left_out = [], []
        for block in proposal.blocks:
            source = vocabulary.source(block.source)
            personal = personal_columns(source) if source else frozenset()
            hidden = {letter for letter, key in block.columns.items() if key in personal}
            kept = {letter: key for letter, key in block.columns.items() if letter not in hidden}
            left_out += [_title(grids, block, letter) for letter in sorted(hidden)]
            blocks.append(replace(block, columns=kept))
        cells = tuple(one for one in proposal.cells if not _is_personal(vocabulary, one.what))
        return replace(proposal, cells=cells, blocks=tuple(blocks)), tuple(left_out)


def _is_personal(vocabulary: Vocabulary, what: str) -> bool:
    head, _, key = what.partition(".")
    source = vocabulary.source(head)
    return source is not None and key in personal_columns(source)


def _sorted_by(mapping: TemplateMapping, order: str) -> TemplateMapping:
    blocks = tuple(replace(one, order=order) for one in mapping.blocks)
    return replace(mapping, blocks=blocks) if order else mapping


def _formulas(book: TemplateBook) -> dict[str, frozenset[tuple[int, int]]]:
    return {
        sheet.name: frozenset(place for place, cell in sheet.cells() if cell.find("{*}f") is not None)
        for sheet in book.sheets
    }


def _title(grids: Sequence[Sheet], block: BlockTie, letter: str) -> str:
    grid = next(one for one in grids if one.name == block.sheet)
    row, column = grid.rows[block.header - 1], number_of(letter.encode()) - 1
    return row[column] if column < len(row) else letter


def _tied(mapping: TemplateMapping, opened: Opened, vocabulary: Vocabulary, word: str) -> TemplateMapping:
    place, equals, written = word.partition("=")
    sheet, mark, place = place.rpartition("!")
    names = [one.name for one in opened.grids]
    sheet = sheet.strip().strip("'") if mark else names[0]
    place = place.strip().upper()
    if not equals or not place:
        raise UsageError(TemplateError.BAD_TIE, word=word)
    if sheet not in names or not (place_of(place) or place.isalpha()):
        raise UsageError(TemplateError.NO_SUCH_PLACE, place=word.partition("=")[0], known="、".join(names))
    what = vocabulary.find(written) if written.strip() else ""
    if written.strip() and not what:
        raise UsageError(TemplateError.NO_SUCH_CONTENT, name=written)
    cell = place_of(place)
    if cell is not None:
        return mapping.with_cell(CellTie(sheet, place_name(*cell), what))
    block = next((one for one in mapping.blocks if one.sheet == sheet), None)
    if block is None:
        raise UsageError(TemplateError.NO_SUCH_PLACE, place=f"{sheet}!{place}", known="、".join(names))
    grid = next(one for one in opened.grids if one.name == sheet)
    return point(mapping, grid, block.first, number_of(place.encode()) - 1, what)


def contents(vocabulary: Vocabulary) -> Iterator[tuple[str, str, str]]:
    """Everything that can be filled in: its key, its name in Chinese and in English."""
    for figure in vocabulary.figures:
        yield f"{FIGURES}.{figure.key}", figure.label.zh, figure.label.en
    for source in vocabulary.sources:
        for column in source.columns:
            yield (
                f"{source.key}.{column.key}",
                f"{source.label.zh} · {column.label.zh}",
                f"{source.label.en} · {column.label.en}",
            )
