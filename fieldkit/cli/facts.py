"""``fieldkit facilities``, ``findings`` and ``bases``: what else a plan asks of a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldkit.analysis.reach.walking import By
from fieldkit.cli.analysis import UNITS, read_day
from fieldkit.kernel.texts import Text
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from decimal import Decimal

    from fieldkit.analysis.facilities import QuotaLine
    from fieldkit.cli.console import Console
    from fieldkit.kernel.texts import Language
    from fieldkit.services.facilities import FacilityView

NO_QUOTAS = Text("方案没有规定设施数量。", "The plan has no quotas of facilities.")
NO_FINDINGS = Text("没有发现不一致。", "Nothing that does not fit was found.")
NO_BASES = Text("方案没有要求建信息库。", "The plan asks for no information base.")
QUOTA = Text(
    "{item}  {unit}{label}  应有 {required}，现有 {actual}，还缺 {gap}",
    "{item}  {unit}{label}  wanted {required}, there {actual}, missing {gap}",
)
WITH_ONE = Text("；有这类设施的生活圈占 {share}%", "; {share}% of the circles have one")
ELSEWHERE = Text(
    "；{year} 年覆盖率应达到 {wanted}%（按文件口径，另行统计）",
    "; {wanted}% wanted by {year}, reckoned elsewhere",
)
UNKNOWN = Text("；15 分钟步行可达覆盖率算不出", "; share within 15 min on foot unknown")
WANTED_SHARE = Text("，{year} 年应达到 {wanted}%", ", {wanted}% wanted by {year}")
WALKED = Text(
    "；15 分钟步行可达覆盖率 {share}%（{way}）",
    "; {share}% of the residents within 15 min on foot ({way})",
)
STRAIGHT = Text("，按直线折算 {straight}%", ", {straight}% by straight lines")
BASE = Text("【{title}】{count} 家", "[{title}] {count}")
_JSON = "以 JSON 输出 / print JSON"


class _Adder(Protocol):
    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser: ...


def add_facts(add: _Adder) -> None:
    """Add this module's commands to the command line."""
    one = add(
        "facilities", facilities, "设施应有、现有、还缺，15 分钟步行可达覆盖率 / facilities against quotas"
    )
    one.add_argument("workspace", type=Path)
    one.add_argument("--plan", metavar="P", help="方案 / plan")
    one.add_argument(
        "--by", choices=UNITS, default="", help="分列；不写为全部合计 / part by; all together if left out"
    )
    one.add_argument("--network", type=Path, metavar="FILE", help="路网文件 / streets, WGS-84")
    one.add_argument("--json", action="store_true", help=_JSON)

    one = add("findings", findings, "不一致和未达标：两表矛盾、规模、面积、新增网点 / what does not fit")
    one.add_argument("workspace", type=Path)
    one.add_argument("--plan", metavar="P", help="方案 / plan")
    one.add_argument("--on", metavar="DATE", help="截止日期，如 2025-12-31 / as of this day")
    one.add_argument("--json", action="store_true", help=_JSON)

    one = add("bases", bases, "一店一早、一菜一修、一老一小信息库 / information bases")
    one.add_argument("workspace", type=Path)
    one.add_argument("--plan", metavar="P", help="方案 / plan")
    one.add_argument("--json", action="store_true", help=_JSON)


def facilities(options: argparse.Namespace, console: Console) -> int:
    """Print quotas of facilities: wanted, there, missing, residents within 15 minutes, circles with one."""
    from fieldkit.services.facilities import FacilityService

    workspace = open_workspace(options.workspace)
    try:
        with console.progress() as progress:
            view = FacilityService(workspace).quotas(
                options.plan, options.by, network=options.network, progress=progress
            )
    finally:
        workspace.close()
    if options.json:
        console.json([_quota_row(line, view, console.language) for line in view.lines])
        return 0
    for line in view.lines:
        console.line(_quota_line(line, view, console.language))
    if not view.lines:
        console.say(NO_QUOTAS)
    return 0


def findings(options: argparse.Namespace, console: Console) -> int:
    """Print what does not fit; it is no failure."""
    from fieldkit.services.findings import FindingService

    workspace = open_workspace(options.workspace)
    try:
        found = FindingService(workspace).findings(options.plan, read_day(options.on))
    finally:
        workspace.close()
    if options.json:
        console.json(
            [
                {
                    "kind": one.kind,
                    "item": one.item,
                    "unit": one.unit,
                    "type": one.code,
                    "text": one.text.say(console.language),
                }
                for one in found
            ]
        )
        return 0
    for one in found:
        console.line(f"{one.item}  {one.unit}  {one.text.say(console.language)}")
    if not found:
        console.say(NO_FINDINGS)
    return 0


def bases(options: argparse.Namespace, console: Console) -> int:
    """Print the information bases: the open outlets of each group of types."""
    from fieldkit.services.bases import BaseService

    workspace = open_workspace(options.workspace)
    try:
        found = BaseService(workspace).bases(options.plan)
    finally:
        workspace.close()
    if options.json:
        console.json(
            [
                {
                    "key": base.bucket.key,
                    "title": base.bucket.title.say(console.language),
                    "item": base.bucket.item,
                    "outlets": [dict(row) for row in base.rows],
                }
                for base in found
            ]
        )
        return 0
    for base in found:
        console.say(BASE, title=base.bucket.title.say(console.language), count=len(base.rows))
        for row in base.rows:
            console.line(
                "  " + "  ".join(str(row[key] or "——") for key in ("name", "type", "community", "address"))
            )
    if not found:
        console.say(NO_BASES)
    return 0


def _quota_row(line: QuotaLine, view: FacilityView, language: Language) -> dict[str, object]:
    rule = line.rule
    row: dict[str, object] = {
        "id": rule.id,
        "seed_item": rule.item,
        "label": rule.label.say(language),
        "facilities": list(rule.facilities),
        "required": _number(line.required),
        "most": _number(line.most),
        "actual": line.actual,
        "gap": _number(line.gap),
        "met": line.met,
    }
    if line.unit:
        return {"unit": line.unit, **row}
    share, walked = view.with_one.get(rule.id), view.coverage.get(rule.id)
    wanted = rule.walk_target
    return {
        **row,
        "coverage": _number(walked.share) if walked else None,
        "coverage_straight": _number(walked.straight_share) if walked else None,
        "coverage_way": walked.by.label.say(language) if walked else "",
        "coverage_required": _number(wanted),
        "coverage_by": rule.coverage_by if wanted is not None else None,
        "coverage_met": None if walked is None or wanted is None else walked.share >= wanted,
        "circles_with_one": _number(share),
    }


def _quota_line(line: QuotaLine, view: FacilityView, language: Language) -> str:
    rule = line.rule
    said = QUOTA.say(
        language,
        item=line.rule.item,
        unit=f"{line.unit}  " if line.unit else "",
        label=line.rule.label.say(language),
        required=_span(line),
        actual=line.actual,
        gap="——" if line.gap is None or _span(line) == "——" else f"{line.gap:f}",
    )
    share, walked, wanted = view.with_one.get(rule.id), view.coverage.get(rule.id), rule.walk_target
    if share is not None:
        said += WITH_ONE.say(language, share=share)
    if walked is not None:
        said += WALKED.say(language, share=walked.share, way=walked.by.label.say(language))
        if walked.by is By.STREETS:
            said += STRAIGHT.say(language, straight=walked.straight_share)
    elif wanted is not None and not line.unit:
        said += UNKNOWN.say(language)
    if rule.coverage_target is not None and not line.unit:
        words = ELSEWHERE if wanted is None else WANTED_SHARE
        said += words.say(language, wanted=rule.coverage_target, year=rule.coverage_by)
    return said


def _span(line: QuotaLine) -> str:
    if line.required is None or line.most is None or (not line.most and not line.actual):
        return "——"
    low, high = f"{line.required:f}", f"{line.most:f}"
    return low if low == high else f"{low}—{high}"


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
