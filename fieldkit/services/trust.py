"""Who signed a package: each device has a key of its own, met once and remembered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.exchange import signing
from fieldkit.storage import packages, settings

if TYPE_CHECKING:
    from fieldkit.exchange.package import Manifest
    from fieldkit.storage.database import Connection, Work


class Trust(StrEnum):
    """What is known of the key a package is signed with.

    Attributes:
        KNOWN: the device's key, met before.
        FIRST: a device that was never met; its fingerprint is shown once.
        CHANGED: not the key this device had so far.
        UNSIGNED: no signature, from a device that never gave one.
    """

    KNOWN = "known"
    FIRST = "first"
    CHANGED = "changed"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a sender.

    Attributes:
        trust: see :class:`Trust`.
        fingerprint: of the key in hand, for reading out on the phone; empty for none.
        before: the fingerprint this device had so far, where it is another.
    """

    trust: Trust
    fingerprint: str = ""
    before: str = ""

    @property
    def needs_consent(self) -> bool:
        """Whether a person must say yes before anything is taken."""
        return self.trust is Trust.CHANGED


def own_key(work: Work) -> str:
    """The private key of this device, made when it is first needed."""
    kept = settings.get(work.connection, settings.SIGNING_KEY)
    if not kept:
        kept = signing.new_key()
        settings.put(work, settings.SIGNING_KEY, kept)
    return kept


def own_fingerprint(work: Work) -> str:
    """What the other side sees when it meets this device."""
    return signing.fingerprint(signing.public_of(own_key(work)))


def verdict(connection: Connection, manifest: Manifest) -> Verdict:
    """Hold the key of a package whose signature fits against the one this device had so far."""
    replica, key = manifest.sender.replica, manifest.key
    before = settings.get(connection, settings.DEVICE_KEY + replica)
    if packages.is_own(connection, replica):
        mine = settings.get(connection, settings.SIGNING_KEY)
        before = signing.public_of(mine) if mine else ""
    shown = signing.fingerprint(key) if key else ""
    if not before:
        return Verdict(Trust.FIRST if key else Trust.UNSIGNED, shown)
    if key == before:
        return Verdict(Trust.KNOWN, shown)
    return Verdict(Trust.CHANGED, shown, signing.fingerprint(before))


def remember(work: Work, manifest: Manifest) -> None:
    """Keep the key of a device whose package was taken."""
    if manifest.key:
        settings.put(work, settings.DEVICE_KEY + manifest.sender.replica, manifest.key)


def fingerprints(connection: Connection) -> dict[str, str]:
    """The fingerprint of each device that was met, by replica id."""
    kept = settings.starting_with(connection, settings.DEVICE_KEY)
    return {replica: signing.fingerprint(key) for replica, key in kept.items()}
