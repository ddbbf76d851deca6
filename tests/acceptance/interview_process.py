"""A process that holds interviews without end, as the window does, and notes each thing once it was left.

Reads lines ``workspace<tab>notes<tab>community`` from standard input; for each it forks a child
that interviews, prints the child's number, and waits for it to end (by being killed). Sheets of
the shipped form and of a form with a repeat take turns; a sheet that was left half done is taken up first.
"""

import os
import random
import sys
from pathlib import Path

from fieldkit.questionnaires.model import QuestionType
from fieldkit.questionnaires.reader import shipped_form
from fieldkit.questionnaires.views import AnswerStatus, ScreenKind
from fieldkit.services.forms import FormService
from fieldkit.services.interviews import InterviewService
from fieldkit.services.workspace import open_workspace

MEMBERS = """| survey |
| | type         | name    | label      | calculation |
| | text         | street  | 哪条街？   | |
| | begin repeat | member  | 家里的人   | |
| | text         | called  | 怎么称呼？ | |
| | integer      | age     | 多大年纪？ | |
| | end repeat   |         |            | |
| | calculate    | oldest  |            | max(${age}) |
| | text         | closing | 还有什么？ | |
| settings |
| | form_id |
| | members |
"""
"""Beside the shipped form: one with a repeat, installed by :func:`install`."""
MOST_MEMBERS = 3
TRIES = 40


def install(workspace, folder: Path) -> None:
    """Install the form with the repeat."""
    path = folder / "家庭.md"
    path.write_text(MEMBERS, encoding="utf-8")
    FormService(workspace).install(path)


class Interviewer:
    """Answers what is asked, screen by screen, and notes it."""

    def __init__(self, workspace, notes: Path, chance: random.Random) -> None:
        self._workspace, self._chance = workspace, chance
        self._notes = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def note(self, *words: str) -> None:
        os.write(self._notes, ("\t".join(words) + "\n").encode())

    def hold(self, sitting) -> None:
        interview = sitting.interview
        screen = next(iter(interview.screens()), None)
        while screen is not None:
            if screen.kind is ScreenKind.REPEAT and interview.count_of(screen.path) < MOST_MEMBERS:
                screen = self.one_more(sitting, screen)
            for path in screen.questions:
                if interview.is_relevant(path) and not interview.value(path):
                    self.ask(sitting, path)
            screen = interview.screen_after(screen.path)
        if not sitting.finish():
            self.note(sitting.record, "", "closed", "")

    def one_more(self, sitting, screen):
        """Add a member, and go to the first question about it."""
        place = [one.path for one in sitting.interview.screens()].index(screen.path)
        sitting.interview.add_repeat(screen.path)
        sitting.save()
        self.note(sitting.record, screen.path, "members", str(sitting.interview.count_of(screen.path)))
        return sitting.interview.screens()[place]

    def ask(self, sitting, path: str) -> None:
        view = sitting.interview.view(path)
        if view.is_readonly or view.type is QuestionType.NOTE:
            return
        self.note(sitting.record, path, "asked", "")
        for _ in range(TRIES):
            if sitting.answer(path, self.made(view)).status is AnswerStatus.OK:
                break
        else:
            sitting.answer(path, "")
            return
        self.note(sitting.record, path, "answer", sitting.interview.value(path))
        if self._chance.random() < 0.2:
            words = f"备注 {self._chance.randint(0, 999)}"
            sitting.remark(path, words)
            self.note(sitting.record, path, "remark", words)
        if self._chance.random() < 0.1:
            sitting.tick(path)
            self.note(sitting.record, path, "tick", sitting.interview.value(path))

    def made(self, view) -> str:
        values = [choice.value for choice in view.choices]
        if values:
            return "yes" if "yes" in values else self._chance.choice(values)
        if view.type in {QuestionType.INTEGER, QuestionType.DECIMAL}:
            return str(self._chance.randint(1, 60))
        return f"第 {self._chance.randint(0, 99999)} 句"


def interview_without_end(folder: Path, notes: Path, community: str) -> None:
    workspace = open_workspace(folder)
    chance = random.Random()
    interviewer = Interviewer(workspace, notes, chance)
    service = InterviewService(workspace)
    for sheet in service.sheets():
        if sheet.state == "draft":
            interviewer.hold(service.resume(sheet.id))
    members = FormService(workspace).version("members").record
    while True:
        interviewer.hold(service.start(community, form=chance.choice((members, ""))))


def main() -> None:
    shipped_form()  # read once for all children
    for line in sys.stdin:
        folder, notes, community = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            interview_without_end(Path(folder), Path(notes), community)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)


if __name__ == "__main__":
    main()
