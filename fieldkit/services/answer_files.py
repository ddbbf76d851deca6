"""Files that are answers: pictures, recordings, signatures, drawings.

The answer is the file's name, as in ODK; a unit beside it,
``answer/<path>~file#<sha256>``, names the contents, so they travel with packages and
are erased with the answer. Names carry the beginning of the SHA-256, so that no two
files of a form have one name when answers are given to other tools.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from fieldkit.ledger import writing
from fieldkit.registers.records import MARK
from fieldkit.registers.submission import ANSWER, beside
from fieldkit.storage import files, ledger_store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Work

FILE = "file"
"""Beside an answer: the contents of the file that it names."""
_UNIT = re.compile(rf"{re.escape(ANSWER)}(?P<path>.+)~{FILE}{MARK}(?P<digest>[0-9a-f]{{64}})")
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\s]+')
_LONGEST = 60


class AnswerFileService:
    """Keeping and finding the files of a sheet."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def keep(self, record: str, path: str, name: str, content: bytes) -> str:
        """Keep a file for a question, in the place of the one before.

        Args:
            record: id of the submission.
            path: of the question.
            name: of the file as it was chosen.
            content: its bytes.

        Returns:
            The name to give as the answer.

        Raises:
            FieldkitError: the disk is full; nothing was kept.
        """
        with self._workspace.database.write() as work:
            digest = files.add(work, self._workspace.path, name, content)
            self._set(work, record, path, digest)
        return named(name, digest)

    def drop(self, record: str, path: str) -> None:
        """The question has no file any more; what others have of it is theirs."""
        with self._workspace.database.write() as work:
            self._set(work, record, path, "")

    def path_of(self, record: str, path: str) -> Path | None:
        """Where the file of an answer lies; None when there is none, or it has not arrived yet."""
        return self.paths(record).get(path)

    def paths(self, record: str) -> dict[str, Path]:
        """Where the files of a sheet lie, by path of the question; only those that are here."""
        with self._workspace.database.read() as connection:
            state = ledger_store.state(connection, record)
        units: Mapping[str, str | None] = {} if state is None else state.values()
        found = {path: files.path_of(self._workspace.path, digest) for path, digest in digests_of(units)}
        return {path: lies for path, lies in found.items() if lies.is_file()}

    def _set(self, work: Work, record: str, path: str, digest: str) -> None:
        state = ledger_store.state(work.connection, record)
        assert state is not None, "a sheet is begun before it has files"
        unit = f"{beside(path, FILE)}{MARK}"
        present = {f"{unit}{one}" for at, one in digests_of(state.values()) if at == path}
        wanted = {f"{unit}{digest}"} if digest else set()
        changed: dict[str, str | None] = {
            **dict.fromkeys(sorted(present - wanted)),
            **dict.fromkeys(sorted(wanted - present), "1"),
        }
        if changed:
            self._workspace.append(work, lambda cursor, who: writing.edit(cursor, who, state, changed))


def digests_of(units: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """The path of the question and the SHA-256 of each file that a sheet's units name."""
    for unit, value in units.items():
        match = _UNIT.fullmatch(unit) if value is not None else None
        if match is not None:
            yield match["path"], match["digest"]


def named(name: str, digest: str) -> str:
    """The name of a file as an answer: no blanks or separators, and its own among all files."""
    pure = PurePath(_UNFIT.sub("_", name).strip("._") or FILE)
    return f"{pure.stem[:_LONGEST]}-{digest[:8]}{pure.suffix.lower()[:10]}"
