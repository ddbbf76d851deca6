"""How a sample was drawn, as one line that is kept with every drawn household and can be read again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.registers.sampling import Sample

_HOW = re.compile(
    r"seed=(?P<seed>.*) size=(?P<size>\d+)/(?P<frame>\d+) method=(?P<method>\w+)(?: by=(?P<by>.*))? list=(?P<digest>\w+)"
)


def how_drawn(sample: Sample, by: str) -> str:
    """Everything that drawing it again takes; ``by`` is the column of the strata, empty for none."""
    strata = f" by={by}" if by else ""
    return f"seed={sample.seed} size={sample.size}/{sample.frame} method={sample.method}{strata} list={sample.digest}"


def said_how(line: str) -> Mapping[str, str]:
    """The parts of such a line: seed, size, frame, method, by, digest; nothing for any other line."""
    found = _HOW.fullmatch(line)
    return {key: value or "" for key, value in found.groupdict().items()} if found else {}
