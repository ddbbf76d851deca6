"""Whether a circle has the usual size: 10,000 to 20,000 people (W-40); dense centres may differ."""

from __future__ import annotations

from ui.circles import texts
from ui.language import say
from ui.records.state import Remark

LEAST, MOST = 10_000, 20_000


def size_remarks(population: str | None, communities: tuple[str, ...]) -> tuple[Remark, ...]:
    """Return a quiet note on the population; ``communities`` are those of its communities, as kept."""
    if population is None or not population.isdecimal():
        return ()
    people = int(population)
    words = [
        say(texts.SIZE_ABOVE) if people > MOST else "",
        say(texts.SIZE_BELOW) if people < LEAST else "",
    ]
    known = [int(one) for one in communities if one.isdecimal()]
    if known and len(known) == len(communities) and sum(known) != people:
        words.append(say(texts.SUM_DIFFERS, sum=f"{sum(known):,}"))
    said = "".join(words)
    return (Remark("population", said, "note"),) if said else ()
