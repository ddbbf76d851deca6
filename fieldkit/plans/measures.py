"""Names of what targets are measured by; how each is computed is the business of ``analysis.measures``."""

from __future__ import annotations

from fieldkit.kernel.texts import Text

MEASURES: dict[str, Text] = {
    "circles_started": Text("启动建设的生活圈", "circles started"),
    "circles_built": Text("建成的生活圈", "circles finished"),
    "communities_in_circles_share": Text("生活圈覆盖的社区比例", "share of communities that lie in circles"),
    "communities_started": Text("启动建设的社区", "communities started"),
    "communities_built": Text("建成的社区", "communities finished"),
    "model_communities": Text("先进典型社区", "model communities"),
    "satisfaction": Text("居民满意度", "residents' satisfaction"),
    "basic_coverage_share": Text("基本保障类业态齐全的比例", "share with all basic types"),
    "quality_coverage_share": Text("品质提升类业态齐全的比例", "share with all quality types"),
    "chain_share": Text("连锁店占比", "share of chain outlets"),
    "new_or_upgraded_outlets": Text("新增或改造网点", "new or upgraded outlets"),
    "floor_area_share": Text("商业和服务设施面积占比", "share of commerce and service floor area"),
    "floor_area_share_of_land": Text(
        "商业和服务设施面积占社区总面积", "commerce and service floor area in the community's area"
    ),
    "shops_accepted_share": Text(
        "商业设施与住宅同步验收的社区比例", "share of communities whose shops were accepted with the housing"
    ),
    "open_24h_circles_share": Text(
        "有 24 小时网点的生活圈比例", "share of circles with an outlet open 24 hours"
    ),
    "service_area_per_100_households": Text(
        "每百户社区综合服务设施面积", "service floor area per 100 households"
    ),
    "active_prefectures_share": Text("行动起来的地级市比例", "share of prefecture-level cities at work"),
    "cities_per_province": Text("每省推荐的地级市", "cities proposed by a province"),
    "districts_per_province": Text("每直辖市推荐的区", "districts proposed by a municipality"),
    "leading_per_province": Text("每省推荐的全域推进先行区", "leading areas proposed by a province"),
    "main_urban_share": Text(
        "主城区社区纳入生活圈的比例", "share of the main urban area that lies in circles"
    ),
    "circles": Text("生活圈", "circles"),
    "outlets": Text("商业网点", "outlets"),
    "residents_served": Text("服务居民", "residents served"),
    "completion_share": Text("完成计划的比例", "share of the plan that is done"),
    "open_24h": Text("24 小时网点", "outlets open 24 hours"),
}
