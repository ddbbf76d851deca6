"""Posters: from the registers to what one circle's poster says, and to a checked PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.progress import Progress
from fieldkit.kernel.texts import Text
from fieldkit.posters.adjusting import adjusted
from fieldkit.posters.guide.addresses import page_address, page_names
from fieldkit.posters.order import PosterOrder
from fieldkit.posters.poster import make_poster, poster_problems
from fieldkit.posters.purposes import purpose_of, purposes
from fieldkit.posters.spec import DISCLAIMER, Hotline, PosterOutlet, PosterSpec, number_outlets
from fieldkit.posters.template import template
from fieldkit.registers.boundaries import parse_boundary
from fieldkit.registers.business_types import business_type
from fieldkit.registers.hours import display_hours
from fieldkit.registers.outlet import serves_today
from fieldkit.registers.outlet_options import SERVICES
from fieldkit.registers.phones import display_phone
from fieldkit.registers.places import Datum, convert, read_location
from fieldkit.services.names import file_name, short_name
from fieldkit.services.office_sign import sign_of
from fieldkit.services.poster_batch import make_posters
from fieldkit.services.poster_checks import KEYS, outlet_problems
from fieldkit.services.poster_designs import adjustments_of
from fieldkit.services.poster_ground import on_ground
from fieldkit.services.problems import ServiceError
from fieldkit.storage import lists, settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fieldkit.kernel.problems import Problem
    from fieldkit.kernel.texts import Language
    from fieldkit.posters.results import PosterResult
    from fieldkit.services.workspace import Workspace

__all__ = ["PosterService", "file_name"]

STAGE = Text("制作导视图", "Making posters")
OUTLETS = Text("{count} 家便民网点", "{count} outlets")
WALK = Text("步行十五分钟", "a fifteen-minute walk")
GOVERNMENT = Hotline("12345", "政务服务热线")
CONSUMERS = Hotline("12315", "消费投诉举报")
COMMUNITY = Text("社区", "community")

_OUTLET_KEYS = (
    "name",
    "business_type",
    "business_type_text",
    "services",
    "community",
    "address",
    "phone",
    "phone_public",
    "hours",
    "open_24h",
    "status",
    "location",
    "sketch",
)
_CIRCLE_KEYS = (
    "name",
    "number",
    "code",
    "boundary",
    "population",
    "hotline",
    "issuer",
    "map_approval",
)


class PosterService:
    """Posters of the circles of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def circles(self) -> list[tuple[str, str]]:
        """Id and name of every circle, in the order of the plan's table."""
        return [(str(row["id"]), str(row["name"] or "")) for row in self._circle_rows()]

    def find(self, names: Sequence[str]) -> list[str]:
        """Ids of the circles of these names, codes or ids; of all of them when none is named.

        Raises:
            FieldkitError: NO_SUCH_CIRCLE, NO_CIRCLES; nothing was made.
        """
        rows = self._circle_rows()
        if not rows:
            raise FieldkitError(ServiceError.NO_CIRCLES)
        if not names:
            return [str(row["id"]) for row in rows]
        found = []
        for name in names:
            wanted = [
                str(row["id"])
                for row in rows
                if name in {row["id"], row["name"], row["code"], short_name(str(row["name"]))}
            ]
            if not wanted:
                raise FieldkitError(ServiceError.NO_SUCH_CIRCLE, name=name)
            found += wanted
        return found

    def spec(self, circle: str, order: PosterOrder | None = None, *, language: Language = "zh") -> PosterSpec:
        """What the poster of a circle says, from the data as it is now, with what somebody changed on it."""
        order = order or PosterOrder()
        plain = self.plain(circle, order, language=language)
        with self._workspace.database.read() as connection:
            return adjusted(plain, adjustments_of(connection, circle, order.template))

    def plain(
        self, circle: str, order: PosterOrder | None = None, *, language: Language = "zh"
    ) -> PosterSpec:
        """What the data alone says on a circle's poster, whatever somebody changed on it."""
        order = order or PosterOrder()
        with self._workspace.database.read() as connection:
            rows = lists.rows(connection, "circle", [circle], _CIRCLE_KEYS)
            if circle not in rows:
                raise FieldkitError(ServiceError.NO_SUCH_CIRCLE, name=circle)
            communities = lists.ids(connection, "area", lists.Filter(equals=(("circle", (circle,)),)))
            here = (("community", tuple(communities) or ("",)),)
            ids = lists.ids(connection, "outlet", lists.Filter(equals=here, order="business_type"))
            outlets = lists.rows(connection, "outlet", ids, _OUTLET_KEYS)
        facts = rows[circle]
        printed = number_outlets(
            tuple(_outlet(one, outlets[one]) for one in ids if serves_today(outlets[one]["status"])),
            purposes(),
        )
        date = today(self._workspace.clock)
        boundary = parse_boundary(str(facts["boundary"] or ""))
        hotline = facts["hotline"]
        own = (Hotline(display_phone(str(hotline)), COMMUNITY.say(language)),) if hotline else ()
        plain = PosterSpec(
            guide_url=self._guide_page(circle),
            circle_id=circle,
            title=str(facts["name"] or ""),
            boundary=boundary,
            outlets=printed,
            purposes=purposes(),
            population=_whole(facts["population"]),
            facts=(OUTLETS.say(language, count=len(printed)), WALK.say(language)),
            hotlines=(GOVERNMENT, CONSUMERS, *own),
            issuer=str(facts["issuer"] or self._workspace.setting(settings.ISSUER)),
            data_date=_printed_date(date.isoformat(), language),
            disclaimer=DISCLAIMER.say(language),
            approval_number=str(facts["map_approval"] or ""),
            poster_number=str(facts["code"] or ""),
            logo=str(sign_of(self._workspace) or ""),
            order=order,
            language=language,
        )
        return on_ground(self._workspace, plain)

    def problems(self, circle: str, order: PosterOrder | None = None) -> tuple[Problem, ...]:
        """What to look at before this circle's poster is printed: what its records say, then what the sheets say."""
        return (*self.record_problems(circle), *poster_problems(self.spec(circle, order)))

    def record_problems(self, circle: str) -> tuple[Problem, ...]:
        """What the outlets' records say against printing them, whatever the template."""
        with self._workspace.database.read() as connection:
            communities = lists.ids(connection, "area", lists.Filter(equals=(("circle", (circle,)),)))
            here = (("community", tuple(communities) or ("",)),)
            ids = lists.ids(connection, "outlet", lists.Filter(equals=here, order="business_type"))
            rows = lists.rows(connection, "outlet", ids, KEYS)
        return outlet_problems([(one, rows[one]) for one in ids], today(self._workspace.clock))

    def make_one(
        self,
        circle: str,
        path: Path,
        order: PosterOrder | None = None,
        *,
        progress: Progress | None = None,
    ) -> PosterResult:
        """Make one poster at ``path``; every code on it was read back."""
        return make_poster(self.spec(circle, order), path, progress or Progress())

    def make(
        self,
        folder: Path,
        order: PosterOrder | None = None,
        *,
        circles: Sequence[str] = (),
        progress: Progress | None = None,
        processes: int = 0,
    ) -> list[PosterResult]:
        """Make the posters of these circles, or of all, into ``folder``; one file each.

        Raises:
            FieldkitError: a circle that does not exist, a folder that cannot be written, a code that fails.
        """
        progress = progress or Progress()
        wanted = self.find(circles)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FieldkitError(ServiceError.CANNOT_WRITE, path=folder, reason=error.strerror) from error
        specs = [self.spec(circle, order) for circle in wanted]
        numbers = {str(row["id"]): _whole(row["number"]) for row in self._circle_rows()}
        progress.begin(STAGE, len(specs))
        jobs = [(spec, folder / _file(spec, numbers.get(spec.circle_id))) for spec in specs]
        return make_posters(jobs, progress, processes)

    def _guide_page(self, circle: str) -> str:
        """Return the address of the circle's page in the guide; empty until a guide was made for the web."""
        base = self._workspace.setting(settings.GUIDE_URL)
        if not base:
            return ""
        with self._workspace.database.read() as connection:
            rows = lists.every(connection, "circle", ("code",))
        names = page_names((str(row["id"]), str(row["code"] or "")) for row in rows)
        return page_address(base, names[circle])

    def _circle_rows(self) -> list[dict[str, object]]:
        with self._workspace.database.read() as connection:
            rows = lists.every(connection, "circle", _CIRCLE_KEYS)
        return sorted(rows, key=lambda row: (row["number"] is None, row["number"] or 0, str(row["name"])))


def _file(spec: PosterSpec, number: int | None) -> str:
    """Return a file name that sorts as the plan's table does and says which template it is."""
    lead = "" if number is None else f"{number:02}_"
    kind = (
        "" if spec.order.template == PosterOrder().template else f"_{template(spec.order.template).name.zh}"
    )
    return f"{lead}{file_name(spec.title)}{kind}.pdf"


def _outlet(record: str, row: Mapping[str, object]) -> PosterOutlet:
    public = bool(row["phone_public"]) and row["phone"]
    return PosterOutlet(
        id=record,
        number=0,
        name=str(row["name"] or ""),
        purpose=purpose_of(str(row["business_type"] or "")),
        address=str(row["address"] or ""),
        phone=display_phone(str(row["phone"])) if public else None,
        hours=display_hours(str(row["hours"])) if row["hours"] else "",
        open_24h=bool(row["open_24h"]),
        position=_position(row["sketch"]),
        lonlat=_lonlat(row["location"]),
        business_type=str(row["business_type"] or ""),
        kind=known.short_name if (known := business_type(str(row["business_type"] or ""))) else "",
        keywords=_keywords(row),
    )


def _keywords(row: Mapping[str, object]) -> str:
    """What else is told of an outlet, for templates that look for words."""
    codes = row["services"]
    services = {option.code: option.label.zh for option in SERVICES}
    listed = codes if isinstance(codes, (list, tuple)) else str(codes or "").split(";")
    said = [str(row["business_type_text"] or ""), *(services.get(str(code), "") for code in listed)]
    return " ".join(word for word in said if word)


def _position(text: object) -> tuple[float, float] | None:
    try:
        x, y = (float(part) for part in str(text or "").split(","))
    except ValueError:
        return None
    return (x, y) if 0 <= x <= 1 and 0 <= y <= 1 else None


def _lonlat(text: object) -> tuple[float, float] | None:
    """GCJ-02 degrees for map links; None without a datum, which would lead people astray."""
    place = read_location(str(text)) if text else None
    if place is None or place.datum is None or not place.is_in_china:
        return None
    there = convert(place, Datum.GCJ02)
    return round(there.longitude, 6), round(there.latitude, 6)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _printed_date(iso: str, language: Language) -> str:
    if language == "en":
        return iso
    year, month, day = iso.split("-")
    return f"{year} 年 {int(month)} 月 {int(day)} 日"
