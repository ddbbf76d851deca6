"""Changes and lines that were verified, put aside until they are wanted: in memory while few, on disk when many."""

from __future__ import annotations

from array import array
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

from fieldkit.ledger.change import Link, trusted_change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.kernel.ids import RecordId, ReplicaId
    from fieldkit.ledger.change import Change

IN_MEMORY = 4 * 1024 * 1024
"""Bytes; what is larger goes to a file without a name, which is gone when the program is."""
AT_ONCE = 256
"""Lines read with one look at the disk."""
_DIGEST = 32


class Lines:
    """Lines of text in the order in which they were added."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # closed by close()
        self._ends = array("Q", [0])

    def append(self, line: str) -> None:
        """Add a line at the end."""
        self._ends.append(self._ends[-1] + self._file.write(line.encode()))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, at: int) -> str:
        self._file.seek(self._ends[at])
        return self._file.read(self._ends[at + 1] - self._ends[at]).decode()

    def part(self, first: int, last: int) -> Iterator[str]:
        """The lines from ``first`` up to, and without, ``last``."""
        ends = self._ends
        for at in range(first, last, AT_ONCE):
            stop = min(at + AT_ONCE, last)
            begin = ends[at]
            self._file.seek(begin)
            block = self._file.read(ends[stop] - begin)
            for one in range(at, stop):
                yield block[ends[one] - begin : ends[one + 1] - begin].decode()

    def __iter__(self) -> Iterator[str]:
        return self.part(0, len(self))

    def close(self) -> None:
        """Forget them."""
        self._file.close()


class Bodies:
    """Changes whose form and hash were verified; read again from their texts each time they are wanted."""

    def __init__(self) -> None:
        self._lines = Lines()
        self._hashes = bytearray()
        self._previous = bytearray()
        self._records: list[RecordId] = []
        self._seqs = array("Q")
        self._replicas: list[ReplicaId] = []
        self._whole: list[Change] = []

    def append(self, body: str, link: Link | Change) -> None:
        """Add a change at the end: its canonical text, and what was read of it.

        Args:
            body: the text.
            link: as :func:`read_link` gives it; or the change itself, where they are so few that all are kept.
        """
        self._lines.append(body)
        if not isinstance(link, Link):
            self._whole.append(link)
        self._hashes += bytes.fromhex(link.hash)
        self._previous += bytes.fromhex(link.previous)
        self._records.append(link.record)
        self._seqs.append(link.seq)
        known = self._replicas[-1] if self._replicas else None
        self._replicas.append(known if known == link.replica else link.replica)

    def links(self) -> Iterator[Link]:
        """The links of the changes, in their order."""
        for at, (replica, seq, record) in enumerate(
            zip(self._replicas, self._seqs, self._records, strict=True)
        ):
            previous = self._previous[at * _DIGEST : (at + 1) * _DIGEST].hex()
            yield Link(replica, seq, record, self._hash(at), previous)

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, at: int) -> Change:
        if self._whole:
            return self._whole[at]
        return trusted_change(self._lines[at], self._hash(at))

    def __iter__(self) -> Iterator[Change]:
        if self._whole:
            yield from self._whole
            return
        for at, body in enumerate(self._lines):
            yield trusted_change(body, self._hash(at))

    def _hash(self, at: int) -> str:
        return self._hashes[at * _DIGEST : (at + 1) * _DIGEST].hex()

    def close(self) -> None:
        """Forget them."""
        self._whole.clear()
        self._lines.close()
