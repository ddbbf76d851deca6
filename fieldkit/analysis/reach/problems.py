"""What could not be judged, and what a figure stands on."""

from __future__ import annotations

from fieldkit.kernel.problems import ProblemCode
from fieldkit.kernel.texts import Text


class ReachProblem(ProblemCode):
    """Reach is computed all the same; these say what it could not take into account."""

    NO_LOCATION = Text(
        "{count} 家营业网点没有位置，没有计入；请补录坐标（可从地图复制粘贴）。",
        "{count} open outlets have no location and were not counted. Paste their coordinates from a map.",
    )
    NO_DATUM = Text(
        "{count} 个位置没有注明坐标系，差几百米就会判错，没有计入；请补上 WGS-84、GCJ-02（高德）或 BD-09（百度）。",
        "{count} locations do not name their datum, which can be hundreds of metres off; they were not counted. "
        "Add WGS-84, GCJ-02 (Amap) or BD-09 (Baidu).",
    )
    BAD_LOCATION = Text(
        "{count} 个位置看不懂、经纬度颠倒或不在中国境内，没有计入，例如“{example}”；请改正。",
        "{count} locations cannot be read, are swapped or outside China, and were not counted, "
        "such as “{example}”. Please correct them.",
    )
    NO_TYPE = Text(
        "{count} 家营业网点没有填业态，没有计入；请补填业态。",
        "{count} open outlets have no business type and were not counted. Please fill it in.",
    )
    NO_CIRCLE = Text(
        "{count} 个起点没有所属社区，或社区不属于任何生活圈，没有用上；请补填所属社区。",
        "{count} start points have no community, or one outside any circle, and were not used. Fill in their community.",
    )
    NO_STARTS = Text(
        "没有起点，也没有带位置的网点，无法判断；请登记小区出入口，或补录网点位置。",
        "There are no start points and no outlets with a location, so nothing can be judged. "
        "Record gates of compounds, or the locations of outlets.",
    )
    FROM_OUTLETS = Text(
        "没有登记起点，用网点分布范围内的 {count} 个网格点代替；登记小区出入口后更准。",
        "No start points are recorded; {count} grid points over the ground that its outlets span stand in. "
        "Record the gates of compounds for a better answer.",
    )
    OFF_STREETS_STARTS = Text(
        "{count} 个起点 {metres} 米内没有道路，改按直线距离折算。",
        "{count} start points have no street within {metres} m; straight lines were used for them.",
    )
    OFF_STREETS_OUTLETS = Text(
        "{count} 家网点 {metres} 米内没有道路，改按直线距离折算。",
        "{count} outlets have no street within {metres} m; straight lines were used for them.",
    )
    NOT_COVERED = Text(
        "路网文件里没有这些地方的道路，全部改按直线距离折算；请换用本地的路网文件。",
        "The street file has no streets at these places; straight lines were used throughout. "
        "Choose a file of this area.",
    )
    FRAGMENTS = Text(
        "路网里有 {count} 段零星道路与主路网不相连，没有采用。",
        "{count} stray pieces of the street file do not join the rest and were left out.",
    )
    PIECES = Text(
        "路网分成 {count} 片，互相走不到；跨片的网点按走不到计。请核对是否漏画了桥或通道。",
        "The streets fall into {count} parts with no way between them; outlets in another part count as out of reach. "
        "Check for a bridge or passage that is not drawn.",
    )
    NO_CIRCLES = Text(
        "还没有登记生活圈，没有可判断的；请先登记生活圈和社区。",
        "There are no circles yet, so nothing can be judged. Record circles and communities first.",
    )
    FACILITIES = Text(
        "{count} 处设施没有能用的坐标，没有算进 5、10、15 分钟；请补上坐标。",
        "{count} facilities have no usable coordinates and were left out of the 5, 10 and 15 minutes. Add them.",
    )
    PHARMACIES_UNDATED = Text(
        "没有标为“新增”的药店，密度一条没有可判断的。",
        "No pharmacy is marked as new, so there is nothing to judge by density.",
    )
