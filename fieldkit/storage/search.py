"""Chinese search that also serves one and two characters and pinyin initials.

The trigram index of SQLite finds nothing below three characters, so the index
holds the one- and two-character grams of the text and of its pinyin initials;
a query of n characters is the conjunction of its bigrams, checked once more
with LIKE on the text itself.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sqlalchemy import text

from fieldkit.kernel.pinyin import initials_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

CREATE = "CREATE VIRTUAL TABLE search_grams USING fts5(grams, detail=none)"
DROP = "DROP TABLE IF EXISTS search_grams"


def folded(words: str) -> str:
    """The text as it is compared: NFKC, lower case, letters and digits only."""
    return "".join(char for char in unicodedata.normalize("NFKC", words).casefold() if char.isalnum())


def _grams(words: str) -> list[str]:
    return [*words, *(words[at : at + 2] for at in range(len(words) - 1))]


def entry(values: Iterable[str | None]) -> tuple[str, str, str]:
    """What the index keeps of a record: its folded text, its initials, the grams of both.

    Fields are kept apart by a blank, which no query contains.
    """
    parts = [folded(value) for value in values if value]
    texts, initials = " ".join(parts), " ".join(initials_of(part) for part in parts)
    grams = dict.fromkeys(gram for part in (*parts, *initials.split(" ")) for gram in _grams(part))
    return texts, initials, " ".join(grams)


def put(connection: Connection, entries: Mapping[int, tuple[str, str, str]], *, fresh: bool = False) -> None:
    """Index records, by number.

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
        [(no, words, initials) for no, (words, initials, _) in entries.items()],
    )
    connection.exec_driver_sql(
        "INSERT INTO search_grams (rowid, grams) VALUES (?, ?)",
        [(no, grams) for no, (_, _, grams) in entries.items()],
    )


def remove(connection: Connection, numbers: Iterable[int]) -> None:
    """Take records out of the index."""
    rows = [{"no": no} for no in numbers]
    if rows:
        connection.execute(text("DELETE FROM search_text WHERE no = :no"), rows)
        connection.execute(text("DELETE FROM search_grams WHERE rowid = :no"), rows)


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
        clauses.append(
            f'"{table}".no IN (SELECT t.no FROM search_grams g JOIN search_text t ON t.no = g.rowid '  # noqa: S608  # declared name
            f"WHERE search_grams MATCH :match{at} AND (t.text LIKE :like{at} OR t.initials LIKE :like{at}))"
        )
    return " AND ".join(clauses), parameters
