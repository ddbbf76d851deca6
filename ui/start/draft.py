"""What the first page asks, and making a workspace of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QStandardPaths

from fieldkit.services.samples import fill
from fieldkit.services.workspace import new_workspace
from fieldkit.storage.folder import SUFFIX
from ui.language import say
from ui.start import texts

if TYPE_CHECKING:
    from fieldkit.kernel.progress import Progress
    from fieldkit.kernel.texts import Text

Role = Literal["community", "street", "district"]
SAMPLE_NAME = "zhongwei"
ROLES: dict[Role, tuple[Text, Text]] = {
    "community": (texts.COMMUNITY, texts.COMMUNITY_WORDS),
    "street": (texts.STREET, texts.STREET_WORDS),
    "district": (texts.DISTRICT, texts.DISTRICT_WORDS),
}
_NAMES: dict[Role, Text] = {
    "community": texts.NAME_BLANK,
    "street": texts.NAME_STREET,
    "district": texts.NAME_DISTRICT,
}
_ILLEGAL = '\\/:*?"<>|'


@dataclass(frozen=True, slots=True)
class Draft:
    """The page as it is filled in.

    Attributes:
        name: of the workspace; empty takes the suggested one.
        folder: where the workspace's folder goes.
    """

    role: Role = "community"
    with_sample: bool = True
    person: str = ""
    device: str = ""
    name: str = ""
    folder: Path | None = None

    @property
    def title(self) -> str:
        """The workspace's name, as typed or suggested."""
        return self.name or say(texts.NAME_SAMPLE if self.with_sample else _NAMES[self.role])

    @property
    def path(self) -> Path:
        """Where the workspace will be."""
        bare = "".join("_" if sign in _ILLEGAL else sign for sign in self.title).strip(" .")
        return (self.folder or documents()) / f"{bare}{SUFFIX}"


def documents() -> Path:
    """The person's documents folder."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()


def make_workspace(draft: Draft, title: str, path: Path, progress: Progress) -> Path:
    """Make the workspace, filled with the sample if that was wanted; runs beside the window.

    Raises:
        FieldkitError: the folder exists or cannot be written; nothing is left behind.
    """
    progress.check()
    path.parent.mkdir(parents=True, exist_ok=True)
    workspace = new_workspace(path, person=draft.person, device=draft.device, role=draft.role)
    try:
        workspace.set_setting("title", title)
        if draft.with_sample:
            fill(workspace, SAMPLE_NAME)
        progress.check()
    except BaseException:
        workspace.discard()
        raise
    workspace.close()
    return path
