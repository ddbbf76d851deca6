"""Is the workspace sound: the file, the hashes of the ledger, the projections, the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, text

from fieldkit.kernel.canonical import canonical_json, digest_of
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.problems import Place, Problem, ProblemCode
from fieldkit.kernel.texts import Text
from fieldkit.ledger.change import FIRST_PREVIOUS, read_change
from fieldkit.storage import files, ledger_store, search, tables

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from fieldkit.kernel.progress import Progress
    from fieldkit.storage.database import Database


class IntegrityProblem(ProblemCode):
    """What can be wrong with a workspace."""

    FILE = Text(
        "数据库文件有损坏：{detail}。请用最近的备份恢复。",
        "The database file is damaged: {detail}. Restore a backup.",
    )
    CHANGE = Text(
        "设备 {replica} 的第 {seq} 条改动与校验值不符。请用最近的备份恢复。",
        "Change {seq} of device {replica} does not match its checksum. Restore a backup.",
    )
    LINK = Text(
        "设备 {replica} 的第 {seq} 条改动与前一条接不上：数据文件夹可能被复制过。",
        "Change {seq} of device {replica} does not follow the one before: the data folder may have been copied.",
    )
    PROJECTION = Text(
        "“{table}”表与账目重算的结果不一致。账目完好；重新打开时选择“重算”即可。",
        "Table {table} differs from what the ledger gives. The ledger is sound; rebuild the tables.",
    )
    PHOTO = Text("照片 {digest} 不见了或已损坏。", "Photo {digest} is missing or damaged.")


STAGE = Text("核对工作区", "Checking the workspace")


def check(database: Database, folder: Path, progress: Progress) -> list[Problem]:
    """Everything that is wrong with the workspace; nothing is changed.

    The projections are rebuilt inside a transaction that is rolled back, and
    compared with those that stand.
    """
    progress.begin(STAGE, 4)
    problems: list[Problem] = []
    with database.read() as connection:
        problems += _file(connection)
        progress.step()
        problems += _hashes(connection)
        progress.step()
        problems += [
            Problem(IntegrityProblem.PHOTO, values={"digest": digest[:12]})
            for digest in files.damaged(connection, folder)
        ]
        progress.step()
    problems += _projections(database)
    progress.step()
    return problems


def _file(connection: Connection) -> list[Problem]:
    found = [row[0] for row in connection.execute(text("PRAGMA integrity_check"))]
    found += [f"foreign key {row[0]}" for row in connection.execute(text("PRAGMA foreign_key_check"))]
    return [Problem(IntegrityProblem.FILE, values={"detail": line}) for line in found if line != "ok"]


def _hashes(connection: Connection) -> list[Problem]:
    problems = []
    column = tables.change.c
    last: tuple[str, int, str] = ("", 0, "")
    query = select(column.replica, column.seq, column.body, column.hash).order_by(column.replica, column.seq)
    for replica, seq, body, hashed in connection.execute(query):
        values = {"replica": replica[:8], "seq": seq}
        try:
            change = read_change(body, hashed)
        except FieldkitError:
            problems.append(Problem(IntegrityProblem.CHANGE, values=values))
            continue
        follows = last[0] == replica and last[1] == seq - 1
        expected = FIRST_PREVIOUS if seq == 1 else last[2]
        if (follows or seq == 1) and change.previous != expected:
            problems.append(Problem(IntegrityProblem.LINK, values=values))
        if (change.replica, change.seq) != (replica, seq):
            problems.append(Problem(IntegrityProblem.CHANGE, values=values))
        last = (replica, seq, hashed)
    return problems


def _projections(database: Database) -> list[Problem]:
    with database.read() as connection:
        standing = _dumps(connection)
        index_is_sound = next(search.unsound(connection), None) is None
    with database.trial() as work:
        ledger_store.rebuild(work)
        rebuilt = _dumps(work.connection)
    differing = [name for name, found in rebuilt.items() if standing.get(name) != found]
    if not index_is_sound:
        differing.append("search")
    return [Problem(IntegrityProblem.PROJECTION, place=Place(), values={"table": name}) for name in differing]


def _dumps(connection: Connection) -> dict[str, str]:
    """A hash of each derived table, without the running numbers, which depend on the order of arrival."""
    numbers: dict[int, str] = dict(connection.execute(select(tables.record.c.no, tables.record.c.id)).all())
    of_changes = select(tables.change.c.id, tables.change.c.hash).where(
        tables.change.c.id.in_(select(tables.live.c.change))
        | tables.change.c.id.in_(select(tables.erasure.c.change))
    )
    changes: dict[int, str] = dict(connection.execute(of_changes).all())
    dumps: dict[str, str] = {}
    for table in tables.derived.sorted_tables:
        if table in (tables.search_pending, tables.touched):
            continue  # how far the index has come, and what was written when, is nobody's fault
        lines = []
        for row in connection.execute(select(table)).mappings():
            line = dict(row)
            if "no" in line:
                line["no"] = numbers.get(line["no"])
            if "change" in line:
                line["change"] = changes.get(line["change"])
            lines.append(canonical_json(line))
        dumps[table.name] = digest_of("\n".join(sorted(lines)))
    return dumps
