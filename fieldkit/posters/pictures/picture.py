"""A finished picture: its shapes, and both ways to keep it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import ErrorCode, UsageError
from fieldkit.kernel.texts import Text
from fieldkit.posters.pictures.png import DPI, png
from fieldkit.posters.pictures.svg import svg
from fieldkit.posters.saving import save

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.kernel.texts import Language
    from fieldkit.posters.shapes import Page

ENDINGS = (".png", ".svg")


class PictureError(ErrorCode):
    """Why no picture was made."""

    ENDING = Text(
        "图片只能存成 .png 或 .svg，“{name}”两样都不是。没有生成图片，数据没有变动。",
        "A picture is saved as .png or .svg; “{name}” is neither. No picture was made and no data was changed.",
    )
    CANNOT_SAVE = Text(
        "图片存不到“{path}”（{reason}），数据没有变动。请看看磁盘是否已满、文件是否正打开着，再存一次。",
        "The picture could not be saved to “{path}” ({reason}); no data was changed. "
        "Please check free space and whether the file is open, then save again.",
    )
    NOTHING_COVERED = Text(
        "还没有社区，画不出覆盖情况。数据没有变动。请先在“生活圈”页登记社区。",
        "There are no communities yet, so coverage cannot be drawn. No data was changed. "
        "Please record communities first.",
    )
    NO_UNITS = Text(
        "还没有登记{by}，画不出这张图。数据没有变动。请先在“生活圈”页登记，或者换一级来画。",
        "Nothing is recorded on the level “{by}”, so it cannot be drawn. No data was changed. "
        "Please record it on the page of circles first, or choose another level.",
    )
    NO_TARGETS = Text(
        "方案“{plan}”没有能画成进度条的目标。数据没有变动。请换一个方案。",
        "Plan “{plan}” has no targets that could be drawn as bars. No data was changed. "
        "Please choose another plan.",
    )
    NO_ANSWERS = Text(
        "还没有能公布的满意度：每处至少要 5 份有效答卷。数据没有变动。请先收问卷。",
        "There is no satisfaction that may be shown yet: each place needs five valid sheets. "
        "No data was changed. Please collect questionnaires first.",
    )
    NO_PLACES = Text(
        "没有一个生活圈的网点有坐标，画不出位置。数据没有变动。请先给网点补上坐标。",
        "No circle has outlets with coordinates, so there is no place to draw. No data was changed. "
        "Please give outlets their coordinates first.",
    )


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture.

    Attributes:
        title: what it is.
        page: its shapes; width and height in mm.
    """

    title: str
    page: Page
    language: Language = "zh"

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height on paper."""
        return self.page.width, self.page.height

    def png(self, dpi: int = DPI) -> bytes:
        """The picture in dots."""
        return png(self.page, title=self.title, language=self.language, dpi=dpi)

    def svg(self) -> str:
        """The picture in lines, which can be enlarged at will."""
        return svg(self.page, title=self.title, language=self.language)

    def save(self, path: Path) -> Path:
        """Write the file, as its ending says.

        Raises:
            FieldkitError: ENDING (a UsageError), CANNOT_SAVE; no half file is left.
        """
        ending = checked_ending(path)
        content = self.svg().encode() if ending == ".svg" else self.png()
        save(content, path, PictureError.CANNOT_SAVE)
        return path


def checked_ending(path: Path) -> str:
    """The ending of a picture's file, in small letters.

    Raises:
        UsageError: ENDING.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UsageError(PictureError.ENDING, name=path.name)
    return ending
