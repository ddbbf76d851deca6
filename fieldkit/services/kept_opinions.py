"""What was counted of residents' opinions, held between two questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldkit.analysis.measures.facts import Opinion
    from fieldkit.analysis.replies import Inquiry, Reply
    from fieldkit.analysis.satisfaction import Place

Areas = tuple[list[dict[str, object]], list[dict[str, object]]]


@dataclass(slots=True)
class KeptOpinions:
    """What was counted by one formula.

    Attributes:
        form: the form in use and the last note about forms; another one is counted anew.
        inquiry: what is asked of its sheets.
        form_id: whose sheets count.
        noted: the last note about sheets that was counted.
        replies: by community.
        figures: by place; ``named``: by its id and its name.
        areas: areas and circles that the places were made of; ``present``: communities with sheets.
        places: everything, areas, circles and communities with sheets.
    """

    form: tuple[str, int]
    inquiry: Inquiry
    form_id: str
    noted: int = -1
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    figures: dict[Place, Opinion] = field(default_factory=dict)
    named: dict[str, Opinion] = field(default_factory=dict)
    areas: Areas | None = None
    present: set[str] = field(default_factory=set)
    places: list[Place] = field(default_factory=list)
