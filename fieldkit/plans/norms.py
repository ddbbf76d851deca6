"""How many outlets of a business type are enough for so many people.

The numbers shipped in ``resources/plans/norms.csv`` are default settings of this
program, not figures of any document: documents say that types may be too few
(W-46) but not when. They are small enough that every 「业态少」 of the one published
table can occur (a community of 4,431 people can have too few breakfast shops),
and an office replaces them by its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.kernel.texts import Text

DEFAULT_SETTING = Text("软件默认设置，非文件规定", "default setting of this program, not from a document")
OFFICE_SETTING = Text("本单位设置", "set by this office")


@dataclass(frozen=True, slots=True)
class Norm:
    """The least number of open outlets of one type that counts as enough.

    Attributes:
        code: business type.
        people_per_outlet: one outlet for each so many people or part of it; None: population does not matter.
        minimum: never fewer than this.
        basis: where the numbers come from, for the foot of a table.
        per_circle: the figure is for a circle, whose communities fulfil it together.
    """

    code: str
    people_per_outlet: int | None = None
    minimum: int = 1
    basis: Text = DEFAULT_SETTING
    per_circle: bool = False

    def required(self, population: int | None, circles: int = 1) -> int:
        """Outlets wanted for ``population`` people; the minimum when the population is not known.

        Args:
            population: of the place.
            circles: how many circles the place has; a figure for a circle is wanted once for each.
        """
        least = self.minimum * circles if self.per_circle else self.minimum
        if not self.people_per_outlet or not population or population < 0:
            return least
        return max(least, -(-population // self.people_per_outlet))


def norm_population(own: int | None, circle: int | None, communities_in_circle: int) -> int | None:
    """The number of people that a community's norms are computed with.

    A community's own figure where there is one. Published tables give people per
    circle only (表3-1), so a community of a merged circle without its own figure
    takes an equal share of its circle, rounded up; None when neither is known.
    """
    if own is not None:
        return own
    if circle is None or communities_in_circle < 1:
        return None
    return -(-circle // communities_in_circle)
