"""What the settings show, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.theme import Tone


@dataclass(frozen=True, slots=True)
class SettingsState:
    """Everything on the page.

    Attributes:
        person, device, role: as told at the first start.
        fingerprint: of this device's key.
        photo_limit: MiB of photos in one package; photo_problem: why what was written was not taken.
        office, profile, contact, issuer, language, theme: values of the fields.
        profiles: key and words of each list of types.
        backup: when the last one was made, in words.
        folder: the workspace's folder.
        result, tone: what the last check or backup gave.
        busy: a check or a backup is under way.
    """

    person: str = ""
    device: str = ""
    role: str = ""
    fingerprint: str = ""
    photo_limit: str = ""
    photo_problem: str = ""
    office: str = ""
    profile: str = ""
    profiles: tuple[tuple[str, str], ...] = ()
    contact: str = ""
    issuer: str = ""
    language: str = ""
    theme: str = ""
    backup: str = ""
    folder: str = ""
    result: str = ""
    tone: Tone | None = None
    busy: bool = False
