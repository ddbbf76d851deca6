"""The guide that a scanned code opens: from the registers to a folder of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.progress import Progress
from fieldkit.kernel.texts import Text
from fieldkit.posters.guide.addresses import base_address, page_names
from fieldkit.posters.guide.facts import GuideCircle, GuideOutlet, GuideSite
from fieldkit.posters.guide.folder import write_site
from fieldkit.posters.guide.site import site_files
from fieldkit.posters.purposes import purposes
from fieldkit.posters.spec import DISCLAIMER
from fieldkit.registers.business_types import business_type
from fieldkit.registers.hours import read_hours
from fieldkit.registers.phones import phone_numbers
from fieldkit.services.posters import CONSUMERS, GOVERNMENT, PosterService
from fieldkit.storage import lists, settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fieldkit.posters.spec import PosterOutlet
    from fieldkit.services.workspace import Workspace

STAGE = Text("生成导览网页", "Making the guide")
SUFFIX = "便民生活圈"


class GuideService:
    """The guide site of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._posters = PosterService(workspace)

    def site(self, base_url: str = "", *, progress: Progress | None = None) -> GuideSite:
        """What the guide says, from the data as it is now: only open outlets, only phones with consent.

        Raises:
            FieldkitError: NO_CIRCLES.
            UsageError: GuideError.BAD_ADDRESS.
        """
        address = base_address(base_url)
        progress = progress or Progress()
        wanted = self._posters.find([])
        pages = self._pages()
        progress.begin(STAGE, len(wanted))
        circles = []
        for circle in wanted:
            circles.append(self._circle(circle, pages[circle]))
            progress.step(detail=circles[-1].spec.title)
        first = circles[0].spec
        area = self._workspace.setting(settings.TITLE)
        return GuideSite(
            title=f"{area.removesuffix(SUFFIX)}{SUFFIX}",
            circles=tuple(circles),
            purposes=purposes(),
            hotlines=(GOVERNMENT, CONSUMERS),
            issuer=self._workspace.setting(settings.ISSUER) or first.issuer,
            data_date=first.data_date,
            disclaimer=DISCLAIMER.zh,
            base_url=address,
        )

    def make(self, folder: Path, base_url: str = "", *, progress: Progress | None = None) -> GuideSite:
        """Write the guide into ``folder``; it appears whole, or what was there stands.

        Where it will stand on the web is remembered: posters' codes open the circle's page from then on.

        Raises:
            FieldkitError: NO_CIRCLES, GuideError.NOT_OURS, GuideError.CANNOT_SAVE; nothing was changed.
            UsageError: GuideError.BAD_ADDRESS.
        """
        site = self.site(base_url, progress=progress)
        write_site(site_files(site), folder)
        if site.base_url:
            self._workspace.set_setting(settings.GUIDE_URL, site.base_url)
        return site

    def _circle(self, circle: str, page: str) -> GuideCircle:
        spec = self._posters.spec(circle)
        with self._workspace.database.read() as connection:
            rows = lists.rows(
                connection, "outlet", [one.id for one in spec.outlets], ("business_type", "hours", "phone")
            )
        return GuideCircle(spec, page, tuple(_outlet(one, rows[one.id]) for one in spec.outlets))

    def _pages(self) -> dict[str, str]:
        with self._workspace.database.read() as connection:
            rows = lists.every(connection, "circle", ("code",))
        return page_names((str(row["id"]), str(row["code"] or "")) for row in rows)


def _outlet(printed: PosterOutlet, row: Mapping[str, object]) -> GuideOutlet:
    code = str(row["business_type"] or "")
    known = business_type(code)
    return GuideOutlet(
        printed=printed,
        type_code=code if known else "",
        type_name=known.name.zh if known else "",
        # the printed phone is there only with consent to publish it (PIPL §25)
        phones=phone_numbers(str(row["phone"])) if printed.phone else (),
        periods=read_hours(str(row["hours"] or "")),
    )
