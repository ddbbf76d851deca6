"""Rows of a list to canonical values, and every cell that does not fit with its place and a way out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.body import SkippedRow, body_rows
from fieldkit.exchange.foreign.matching import Why, declared_field
from fieldkit.exchange.foreign.problems import ForeignProblem
from fieldkit.exchange.foreign.row import CellProblem, ForeignRow, ReadRows, place_of
from fieldkit.exchange.foreign.titles import ID_KEY, LATITUDE, LONGITUDE
from fieldkit.kernel.canonical import one_line, plain_text
from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.registers.kinds import FieldType
from fieldkit.registers.places import location_text, read_location
from fieldkit.registers.problems import RegisterProblem
from fieldkit.registers.reading import Reading, read_typed
from fieldkit.registers.records import field_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fieldkit.exchange.foreign.book import Sheet
    from fieldkit.exchange.foreign.choosing import SheetChoice
    from fieldkit.exchange.foreign.matching import Match
    from fieldkit.exchange.foreign.row import Directory
    from fieldkit.exchange.foreign.template import Options
    from fieldkit.kernel.problems import ProblemCode
    from fieldkit.registers.kinds import Field, Kind

LONGEST = 32_767
"""Characters that a cell of a workbook holds."""
REMARKS = "remarks"
_DATES_FIT = frozenset((FieldType.DATE, FieldType.MOMENT, FieldType.NOTE))
_JOINED_BY = {FieldType.PHONE: "、", FieldType.NOTE: "；", FieldType.CHOICES: "、", FieldType.TEXT: " "}
_SHOWN = 60


def read_rows(
    choice: SheetChoice,
    matches: Sequence[Match],
    options: Options,
    names: Directory,
    step: Callable[[], None],
) -> ReadRows:
    """Read every record of a sheet.

    Args:
        choice: sheet, header and kind.
        matches: what each column is.
        options: default community, datum, what becomes of columns without field.
        names: for references.
        step: called once a row; may raise to stop.
    """
    reader = _RowReader(choice.sheet, choice.kind, matches, options, names)
    titles = [match.column for match in matches if match.field_key == choice.kind.title]
    rows, skipped = [], []
    for found in body_rows(choice.sheet, choice.header, titles):
        step()
        if isinstance(found, SkippedRow):
            skipped.append(found)
        else:
            rows.append(reader.read(found))
    return ReadRows(tuple(rows), tuple(skipped), tuple(reader.overall(rows)))


@dataclass(slots=True)
class _Collected:
    """What has been found in one row so far."""

    values: dict[str, str | None] = field(default_factory=dict)
    blank: set[str] = field(default_factory=set)
    problems: list[CellProblem] = field(default_factory=list)


class _RowReader:
    """Reads rows of one sheet; the same text in a column is read once."""

    def __init__(
        self, sheet: Sheet, kind: Kind, matches: Sequence[Match], options: Options, names: Directory
    ) -> None:
        self._sheet = sheet
        self._kind = kind
        self._fields = {one.key: one for one in kind.fields}
        self._options = options
        self._names = names
        self._columns: dict[str, list[Match]] = {}
        for match in matches:
            if match.field_key is not None:
                self._columns.setdefault(match.field_key, []).append(match)
        self._record = self._columns.pop(ID_KEY, [])
        self._angles = [self._columns.pop(key, [None])[0] for key in (LONGITUDE, LATITUDE)]
        keep = options.keep_unknown and kind.field(REMARKS) is not None
        self._unknown = [one for one in matches if one.why is Why.NONE and one.title] if keep else []
        self._known: dict[tuple[str, str], tuple[Reading, list[Problem]]] = {}
        self._without_datum = 0

    def read(self, index: int) -> ForeignRow:
        found = _Collected()
        for key, columns in self._columns.items():
            self._read_field(index, key, columns, found)
        self._read_angles(index, found)
        self._keep_unknown(index, found)
        self._default_community(found)
        record = next((self._sheet.rows[index][one.column] for one in self._record), "").lower()
        refused = found.values.get(self._kind.title) is None and not record
        if refused:
            self._add(found, ForeignProblem.NO_NAME, index, self._columns.get(self._kind.title, []))
        return ForeignRow(
            index, found.values, frozenset(found.blank), record, tuple(found.problems), refused=refused
        )

    def overall(self, rows: Sequence[ForeignRow]) -> Iterator[Problem]:
        """What is wrong with the list as a whole."""
        if self._without_datum and rows:
            place = Place(sheet=self._sheet.name)
            yield Problem(ForeignProblem.NO_DATUM, Severity.WARNING, place, {"count": self._without_datum})

    # -- one field -----------------------------------------------------------

    def _read_field(self, index: int, key: str, columns: list[Match], found: _Collected) -> None:
        declared = self._fields.get(key)
        texts = self._sound_texts(index, declared, columns, found)
        if texts is None:
            return
        if not texts:
            if not any(self._sheet.rows[index][one.column] for one in columns):
                found.blank.add(key)
            return
        if declared is None:  # an answer of a questionnaire, which no declaration knows
            found.values[key] = plain_text(texts[0])
            return
        joint = _JOINED_BY.get(declared.type)
        self._take(index, declared, joint.join(texts) if joint else texts[0], columns, found)

    def _sound_texts(
        self, index: int, declared: Field | None, columns: list[Match], found: _Collected
    ) -> list[str] | None:
        """The distinct texts of the columns of one field; None when all that is there cannot be trusted."""
        texts, faulty = [], False
        for match in columns:
            text = self._sheet.rows[index][match.column]
            if not text:
                continue
            if self._is_faulty(index, declared, match, text, found):
                faulty = True
            elif text not in texts:
                texts.append(text)
        return None if faulty and not texts else texts

    def _is_faulty(
        self, index: int, declared: Field | None, match: Match, text: str, found: _Collected
    ) -> bool:
        at = (index, match.column)
        fault = self._sheet.faults.get(at)
        if len(text) > LONGEST:
            self._add(found, ForeignProblem.LONG_TEXT, index, [match], count=len(text))
        elif fault is not None:
            self._add(found, fault.value, index, [match], value=text[:_SHOWN])
        elif at in self._sheet.dates and declared is not None and declared.type not in _DATES_FIT:
            self._add(found, ForeignProblem.DATE_INSTEAD, index, [match], value=text)
        else:
            return False
        return True

    def _take(
        self, index: int, declared: Field, text: str, columns: Sequence[Match], found: _Collected
    ) -> None:
        reading, problems = self._reading(declared, text)
        if reading.refused is not None:
            self._refuse(index, declared, text, reading.refused, columns, found)
            return
        if declared.type is FieldType.LOCATION:
            reading = replace(reading, value=self._with_datum(reading.value))
        value = reading.value
        for key, one in reading.values(declared).items():
            # a column of its own for the type as written says more than what was left of it
            if key == declared.key or key not in self._columns:
                found.values[key] = one
        for problem in problems:
            if problem.code is RegisterProblem.LOCATION_NO_DATUM:
                self._without_datum += self._options.datum is None
            else:
                self._add(found, problem.code, index, columns, severity=Severity.WARNING, **problem.values)
        if declared.type is FieldType.BUSINESS_TYPE and value is None:
            shown = reading.as_written or text
            code = RegisterProblem.UNKNOWN_BUSINESS_TYPE
            self._add(found, code, index, columns, severity=Severity.WARNING, value=shown[:_SHOWN])

    def _reading(self, declared: Field, text: str) -> tuple[Reading, list[Problem]]:
        known = self._known.get((declared.key, text))
        if known is None:
            reading = read_typed(declared, text, self._names)
            problems = field_problems(declared, reading.value) if reading.value is not None else []
            known = self._known[declared.key, text] = (reading, problems)
        return known

    def _refuse(
        self,
        index: int,
        declared: Field,
        text: str,
        refused: Problem,
        columns: Sequence[Match],
        found: _Collected,
    ) -> None:
        if refused.code is not RegisterProblem.NO_SUCH_REFERENCE:
            self._add(found, refused.code, index, columns, severity=Severity.ERROR, **refused.values)
            return
        near = self._names.nearest(declared.target, text)
        code = ForeignProblem.UNKNOWN_NAME_NEAR if near else ForeignProblem.UNKNOWN_NAME
        self._add(found, code, index, columns, value=text[:_SHOWN], near="”或“".join(near))

    # -- what is not one column and one field -----------------------------------

    def _read_angles(self, index: int, found: _Collected) -> None:
        declared = self._fields.get("location")
        columns = [one for one in self._angles if one is not None]
        if declared is None or not columns or found.values.get("location"):
            return
        texts = [self._sheet.rows[index][one.column] for one in columns]
        if not any(texts):
            found.blank.add("location")
            return
        # a figure that became a date or an exponent, or half a place, is no place
        if any(
            self._is_faulty(index, declared, one, text, found)
            for one, text in zip(columns, texts, strict=True)
        ):
            return
        if len(columns) < 2 or not all(texts):
            self._add(found, ForeignProblem.HALF_A_PLACE, index, columns)
            return
        self._take(index, declared, f"经度{texts[0]} 纬度{texts[1]}", columns, found)

    def _with_datum(self, value: str | None) -> str | None:
        if value is None or self._options.datum is None:
            return value
        place = read_location(value)
        if place is None or place.datum is not None:
            return value
        return location_text(replace(place, datum=self._options.datum))

    def _keep_unknown(self, index: int, found: _Collected) -> None:
        parts = [
            f"{one.title}：{text}" for one in self._unknown if (text := self._sheet.rows[index][one.column])
        ]
        if parts:
            before = found.values.get(REMARKS)
            found.values[REMARKS] = plain_text("；".join((before, *parts) if before else parts))
            found.blank.discard(REMARKS)

    def _default_community(self, found: _Collected) -> None:
        declared = self._fields.get("community")
        typed = one_line(self._options.community)
        is_blank = "community" in found.blank or "community" not in self._columns
        if declared is not None and typed and is_blank:
            reading, _ = self._reading(declared, typed)
            if reading.value is not None:
                found.values["community"] = reading.value
                found.blank.discard("community")

    def _add(
        self,
        found: _Collected,
        code: ProblemCode,
        index: int,
        columns: Sequence[Match],
        *,
        severity: Severity = Severity.ERROR,
        **values: object,
    ) -> None:
        first = columns[0] if columns else None
        declared = declared_field(self._kind, (first.field_key or "") if first else self._kind.title)
        label = {"label": declared.label.zh, "label_en": declared.label.en} if declared else {}
        place = place_of(self._sheet.name, index, first)
        problem = Problem(code, severity, place, {**label, **values})
        found.problems.append(CellProblem(problem, tuple(one.column for one in columns)))
