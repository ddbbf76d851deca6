"""What is doubtful about the facts that a coverage was computed from."""

from __future__ import annotations

from fieldkit.kernel.problems import ProblemCode
from fieldkit.kernel.texts import Text


class CoverageProblem(ProblemCode):
    """The matrix is computed all the same; these say what it could not take into account."""

    WITHOUT_TYPE = Text(
        "{count} 家营业网点没有填业态，没有计入；请补填业态，或确认不统计。",
        "{count} open outlets have no business type and were not counted. "
        "Please fill it in, or leave them out on purpose.",
    )
    WITHOUT_COMMUNITY = Text(
        "{count} 家营业网点没有所属社区，或所属社区不在本次统计范围内，没有计入；请补填所属社区。",
        "{count} open outlets have no community, or one outside this analysis, and were not counted. "
        "Please fill in their community.",
    )
    POPULATION_UNKNOWN = Text(
        "“{name}”没有人口数，标准按最低网点数计；请补填社区人口或所在生活圈的服务人口。",
        "The population of “{name}” is not known, so its norms are the least numbers of outlets. "
        "Please fill in the residents of the community or of its circle.",
    )
