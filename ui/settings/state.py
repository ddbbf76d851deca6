"""What the settings show, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkit.registers.consent import DEFAULT_KINDS, DEFAULT_PURPOSE, DEFAULT_RETENTION, DEFAULT_RIGHTS
from ui.settings import texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.kernel.texts import Text
    from ui.theme import Tone

NOTICE_FIELDS: Mapping[str, Text] = {
    "handler": texts.NOTICE_HANDLER,
    "purpose": texts.NOTICE_PURPOSE,
    "kinds": texts.NOTICE_KINDS,
    "necessity": texts.NOTICE_NECESSITY,
    "retention": texts.NOTICE_RETENTION,
    "rights": texts.NOTICE_RIGHTS,
    "personal": texts.NOTICE_PERSONAL,
    "sensitive": texts.NOTICE_SENSITIVE,
}
"""The fields of the notice's card, in order."""
NOTICE_DEFAULTS: Mapping[str, Text] = {
    "purpose": DEFAULT_PURPOSE,
    "kinds": DEFAULT_KINDS,
    "retention": DEFAULT_RETENTION,
    "rights": DEFAULT_RIGHTS,
}


@dataclass(frozen=True, slots=True)
class SettingsState:
    """Everything on the page.

    Attributes:
        person, device, role: as told at the first start.
        fingerprint: of this device's key.
        photo_limit: MiB of photos in one package; photo_problem: why what was written was not taken.
        office, profile, contact, issuer, language, theme: values of the fields.
        sign: path of the picture that is the office's sign; empty: none.
        profiles: key and words of each list of types.
        backup: when the last one was made, in words.
        folder: the workspace's folder.
        result, tone: what the last check or backup gave.
        busy: a check or a backup is under way.
        notice: what the notice is made from, by key of :data:`NOTICE_FIELDS`; notice_version: of its words.
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
    sign: str = ""
    language: str = ""
    theme: str = ""
    backup: str = ""
    folder: str = ""
    result: str = ""
    tone: Tone | None = None
    busy: bool = False
    notice: Mapping[str, str] = field(default_factory=dict)
    notice_version: str = ""
