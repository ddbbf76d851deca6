"""Many answer sheets: opening the results, sending them to SPSS, finding which wait for a second typist."""

from __future__ import annotations

import csv
import random
import threading
import time
from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import Formula
from fieldkit.kernel.ids import new_record_id
from fieldkit.ledger import writing
from fieldkit.questionnaires.rehearsal import rehearse
from fieldkit.registers.records import answers_of
from fieldkit.registers.submission import ANSWER, SUBMISSION
from fieldkit.services.answer_sheets import SheetShelf, columns_named
from fieldkit.services.answers import AnswerFormat, AnswerService
from fieldkit.services.double_entry import DoubleEntryService
from fieldkit.services.interviews import InterviewService, Paper
from fieldkit.services.keying import KeyedSheet
from fieldkit.services.question_tables import QuestionTableService
from fieldkit.services.records import RecordService
from fieldkit.services.satisfaction import SatisfactionService
from fieldkit.services.workspace import new_workspace
from fieldkit.storage import ledger_store
from tests.benchmarks.measures import Figure, figure_ms, seconds
from tests.fieldkit.exchange.answers.sav_read_back import alike, read, spelled

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.analysis.form_columns import FormColumns
    from fieldkit.kernel.ids import RecordId
    from fieldkit.ledger.state import RecordState
    from fieldkit.services.workspace import Workspace

SHEETS, ON_PAPER, SENT = 20_000, 10_000, 10_000
DIFFERENT, FORM = 40, "resident_needs"
_AT_ONCE = 1000
_BEAT_S = 0.005


def made(folder: Path, sheets: int, *, paper: bool = False) -> Workspace:
    """A workspace with so many finished sheets: some filled by the form, each copied under numbers of its own."""
    workspace = new_workspace(folder, person="李", device="区", role="district")
    records, interviews = RecordService(workspace), InterviewService(workspace)
    places = [records.add("area", {"name": f"社区{at}", "level": "community"}) for at in range(40)]
    states = []
    for seed in range(DIFFERENT):
        chance = random.Random(seed)
        head = Paper(f"P-{seed}", "王", "2026-10-08") if paper else None
        record = rehearsed(interviews, str(places[0]), chance, head)
        with workspace.database.read() as connection:
            states.append(ledger_store.state(connection, record))
    for start in range(DIFFERENT, sheets, _AT_ONCE):
        copy_sheets(
            workspace, states, range(start, min(start + _AT_ONCE, sheets)), [str(one) for one in places]
        )
    return workspace


def rehearsed(
    interviews: InterviewService, place: str, chance: random.Random, paper: Paper | None = None
) -> RecordId:
    """One sheet that the form fills by itself, finished."""
    sitting = interviews.start(place, chance=chance, paper=paper)
    rehearse(sitting.interview, chance)
    assert not (KeyedSheet(sitting).finish() if paper else sitting.finish())
    return sitting.record


def copy_sheets(
    workspace: Workspace, states: list[RecordState | None], numbers: range, places: list[str]
) -> None:
    """As two changes each, the way a sheet that was begun and closed is kept."""
    with workspace.database.write() as work:
        changes = []
        cursor = ledger_store.cursor_of(work.connection, workspace.identity.replica)  # type: ignore[arg-type]
        who = workspace.signature("form")
        for at in numbers:
            state = states[at % len(states)]
            assert state is not None
            own = {"sheet": f"N-{at:06}", "community": places[at % len(places)]}
            values = {**state.values(), **own}
            answers = {ANSWER + path: words for path, words in answers_of(SUBMISSION, values).items()}
            record = new_record_id()
            first, cursor = writing.write(cursor, who, record=record, kind=SUBMISSION.key, values=values)
            seen = {first.replica: first.seq}
            second, cursor = writing.write(
                cursor, who, record=record, kind=SUBMISSION.key, values=answers, seen=seen
            )
            changes += [first, second]
        ledger_store.add(work, changes, fresh=True, expected=len(changes))


class Beat(threading.Thread):
    """Stands for the window's own thread: how long it was kept waiting at most, in seconds."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.longest, self._is_over = 0.0, False

    def run(self) -> None:
        last = time.perf_counter()
        while not self._is_over:
            time.sleep(_BEAT_S)
            now = time.perf_counter()
            self.longest = max(self.longest, now - last - _BEAT_S)
            last = now

    def stop(self) -> float:
        self._is_over = True
        self.join()
        return self.longest


def results(scratch: Path) -> dict[str, Figure]:
    """Opening 结果: satisfaction and the questions, beside a window that wants to breathe."""
    workspace = made(scratch / "results.fieldkit", SHEETS)
    beat = Beat()
    beat.start()
    shelf = SheetShelf()
    taken = seconds(lambda: _open(workspace, shelf))
    longest = beat.stop()
    again = seconds(lambda: _open(workspace, shelf))
    workspace.close()
    return {
        f"results of {SHEETS} sheets, opened": Figure(round(taken, 2), None, None, "s"),
        f"results of {SHEETS} sheets, opened again": Figure(round(again, 2), None, None, "s"),
        "longest wait of the window meanwhile": figure_ms(longest),
    }


def _open(workspace: Workspace, shelf: SheetShelf) -> None:
    SatisfactionService(workspace, shelf).figures((Formula.TOP2,))
    answers = QuestionTableService(workspace, shelf).read()
    answers.table(answers.questions()[0])


def sent_to_spss(scratch: Path) -> dict[str, Figure]:
    """The file of SPSS beside the workbook and the CSV of the same sheets, and whether it says the same."""
    workspace = made(scratch / "sent.fieldkit", SENT)
    service = AnswerService(workspace)
    form = columns_named(FORM, workspace)

    def took(kind: AnswerFormat) -> float:
        return seconds(lambda: service.export(FORM, scratch / f"sent.{kind}", kind))

    first, book, text = took(AnswerFormat.SAV), took(AnswerFormat.XLSX), took(AnswerFormat.CSV)
    taken = took(AnswerFormat.SAV)
    workspace.close()
    compared, different = _read_back(form, scratch)
    assert compared >= SENT
    own, plain = ((scratch / f"sent.{kind}").stat().st_size / 1e6 for kind in ("sav", "csv"))
    return {
        f"{SENT} sheets as .sav, beside .xlsx": Figure(round(taken, 2), round(book, 2), round(taken / book, 2), "s"),
        "  beside .csv": Figure(round(taken, 2), round(text, 2), round(taken / text, 2), "s"),
        "  for the first time in a run": Figure(round(first, 2), None, None, "s"),
        "  size beside .csv": Figure(round(own, 1), round(plain, 1), round(own / plain, 2), "MB"),
        f"  values that differ, of {compared} read back": Figure(different, None, None, ""),
    }  # fmt: skip


def _read_back(form: FormColumns, folder: Path) -> tuple[int, int]:
    rows, about = read(folder / "sent.sav")
    labels = about.column_names_to_labels
    columns = {"/".join((*column.groups, column.name)): column for column in form.main.columns}
    compared = different = 0
    with (folder / "sent.csv").open(encoding="utf-8-sig", newline="") as file:
        for row, line in zip(rows, csv.DictReader(file), strict=True):
            asked = {name: columns[name] for name in line if not name.startswith("_")}
            same = [alike(one, spelled(one, row, labels), line[name]) for name, one in asked.items()]
            compared, different = compared + len(same), different + same.count(False)
    return compared, different


def waiting(scratch: Path) -> dict[str, Figure]:
    """Which paper sheets wait for a second typist."""
    workspace = made(scratch / "paper.fieldkit", ON_PAPER, paper=True)
    service = DoubleEntryService(workspace)
    service.set_whole_share(10)
    first = seconds(service.waiting)
    again = min(seconds(service.waiting) for _ in range(3))
    service.set_whole_share(100)
    every = seconds(service.waiting)
    workspace.close()
    return {
        f"waiting among {ON_PAPER} paper sheets, a tenth keyed twice": figure_ms(first),
        "  asked again": figure_ms(again),
        "  when all are keyed twice": figure_ms(every),
    }
