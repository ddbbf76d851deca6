"""Chinese search that also serves one and two characters and pinyin initials.

The trigram index of SQLite finds nothing below three characters, so the index
holds the one- and two-character grams of the text and of its pinyin initials;
a query of n characters is the conjunction of its bigrams, checked once more
with LIKE on the text itself. Indexing takes longer than all the rest of a large
addition, so that waits and is made up for in pieces.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from fieldkit.kernel.pinyin import initials_of_each

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

_BETWEEN = re.compile(r"[\W_]+")
CREATE = "CREATE VIRTUAL TABLE search_grams USING fts5(grams, detail=none)"
DROP = "DROP TABLE IF EXISTS search_grams"

MANY = 50
"""So many records at once wait for the index; until then they are found by reading their text."""


def folded(words: str) -> str:
    """The text as it is compared: NFKC, lower case, letters and digits only."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", words).casefold())


class Entry(NamedTuple):
    """What the index keeps of a record: its folded text and its pinyin initials.

    Fields are kept apart by a blank, which no query contains.
    """

    text: str
    initials: str


def entry(values: Iterable[str | None]) -> Entry:
    """The entry of a record with these values."""
    parts = [folded(value) for value in values if value]
    return Entry(" ".join(parts), initials_of_each(parts))


def _grams(words: str) -> list[str]:
    return [*words, *(words[at : at + 2] for at in range(len(words) - 1))]


def grams_of(words: str, initials: str) -> str:
    """The one- and two-character grams of an entry, each once."""
    parts = (*words.split(" "), *initials.split(" "))
    return " ".join(dict.fromkeys(gram for part in parts for gram in _grams(part)))


def put(connection: Connection, entries: Mapping[int, Entry], *, fresh: bool = False) -> None:
    """Index records, by number; of many only their text, until :func:`catch_up`.

    Args:
        connection: inside a write transaction.
        entries: as :func:`entry` makes them.
        fresh: these records were never indexed.
    """
    if not entries:
        return
    if not fresh:
        remove(connection, entries)
    connection.exec_driver_sql(
        "INSERT INTO search_text (no, text, initials) VALUES (?, ?, ?)",
        [(no, words, initials) for no, (words, initials) in entries.items()],
    )
    if len(entries) < MANY:
        _index(connection, [(no, *one) for no, one in entries.items()])
    else:
        connection.exec_driver_sql("INSERT INTO search_pending (no) VALUES (?)", [(no,) for no in entries])


def _index(connection: Connection, entries: Iterable[tuple[int, str, str]]) -> None:
    connection.exec_driver_sql(
        "INSERT INTO search_grams (rowid, grams) VALUES (?, ?)",
        [(no, grams_of(words, initials)) for no, words, initials in entries],
    )


def catch_up(connection: Connection, limit: int) -> int:
    """Index up to ``limit`` records that wait; how many wait still."""
    rows = connection.exec_driver_sql(
        "SELECT t.no, t.text, t.initials FROM search_pending p JOIN search_text t ON t.no = p.no "
        "ORDER BY p.no LIMIT ?",
        (limit,),
    ).all()
    if rows:
        _index(connection, [tuple(row) for row in rows])
        connection.exec_driver_sql("DELETE FROM search_pending WHERE no <= ?", (rows[-1].no,))
    return int(connection.exec_driver_sql("SELECT count(*) FROM search_pending").scalar_one())


def remove(connection: Connection, numbers: Iterable[int]) -> None:
    """Take records out of the index."""
    rows = [(no,) for no in numbers]
    if rows:
        connection.exec_driver_sql("DELETE FROM search_text WHERE no = ?", rows)
        connection.exec_driver_sql("DELETE FROM search_grams WHERE rowid = ?", rows)
        connection.exec_driver_sql("DELETE FROM search_pending WHERE no = ?", rows)


def unsound(connection: Connection) -> Iterator[int]:
    """Numbers of the records whose grams are not those of their text; those that wait are left out."""
    rows = connection.exec_driver_sql(
        "SELECT t.no, t.text, t.initials, g.grams FROM search_text t LEFT JOIN search_grams g ON g.rowid = t.no "
        "WHERE t.no NOT IN (SELECT no FROM search_pending)"
    )
    for no, words, initials, grams in rows:
        if grams != grams_of(words, initials):
            yield no
    yield from connection.exec_driver_sql(
        "SELECT rowid FROM search_grams WHERE rowid NOT IN (SELECT no FROM search_text) "
        "OR rowid IN (SELECT no FROM search_pending)"
    ).scalars()


def condition(typed: str, table: str) -> tuple[str, dict[str, str]] | None:
    """The SQL condition on ``table`` for what was typed, with its parameters; None when nothing was typed.

    Words parted by blanks must all occur; each may be text or initials.
    """
    words = [word for word in (folded(part) for part in typed.split()) if word]
    if not words:
        return None
    clauses, parameters = [], {}
    for at, word in enumerate(words):
        grams = _grams(word)[len(word) :] or [word]
        parameters[f"match{at}"] = " AND ".join(f'"{gram}"' for gram in grams)
        parameters[f"like{at}"] = f"%{word}%"
        seen = f"(t.text LIKE :like{at} OR t.initials LIKE :like{at})"
        clauses.append(
            f'"{table}".no IN (SELECT t.no FROM search_grams g JOIN search_text t ON t.no = g.rowid '  # noqa: S608  # declared name
            f"WHERE search_grams MATCH :match{at} AND {seen} "
            f"UNION ALL SELECT t.no FROM search_pending p JOIN search_text t ON t.no = p.no WHERE {seen})"
        )
    return " AND ".join(clauses), parameters
