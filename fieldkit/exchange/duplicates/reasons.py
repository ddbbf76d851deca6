"""What was weighed, as reasons in words and a score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.duplicates.addresses import Nearness
from fieldkit.exchange.duplicates.entry import Candidate, Reason, ReasonCode
from fieldkit.exchange.duplicates.folding import shown_phone
from fieldkit.exchange.duplicates.weighing import NEAR_M, Likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.exchange.duplicates.folding import Outlet
    from fieldkit.exchange.duplicates.weighing import Weighed

_OF_REASON = {
    ReasonCode.SAME_CODE: 60,
    ReasonCode.SAME_LICENCE: 30,
    ReasonCode.SAME_PHONE: 35,
    ReasonCode.SAME_NAME: 30,
    ReasonCode.NEAR_NAME: 22,
    ReasonCode.SOUNDS_ALIKE: 15,
    ReasonCode.NO_OWN_NAME: 5,
    ReasonCode.SAME_ADDRESS: 25,
    ReasonCode.NEAR_ADDRESS: 12,
    ReasonCode.ALIKE_ADDRESS: 12,
    ReasonCode.SAME_STREET: 5,
    ReasonCode.NEAR_POSITION: 10,
    ReasonCode.SAME_COMMUNITY: 8,
    ReasonCode.SAME_TYPE: 7,
}
_FAR = 15
_OTHER_UNIT = 15
_OTHER_BRANCH = 15
_OTHER_TYPE = 10
_OTHER_OWNER = 20
_HIGHEST = 100


def candidate_of(one: Outlet, other: Outlet, weighed: Weighed) -> Candidate:
    """The candidate for people, its reasons from the strongest on."""
    reasons = (
        *_of_numbers(one, weighed),
        *_of_names(one, other, weighed),
        *_of_places(one, weighed),
    )
    return Candidate(one.id, other.id, reasons, _score(reasons, weighed))


def _score(reasons: tuple[Reason, ...], weighed: Weighed) -> int:
    score = sum(_OF_REASON[reason.code] for reason in reasons)
    score -= _FAR if weighed.is_far else 0
    score -= _OTHER_UNIT if weighed.where.other_unit else 0
    score -= _OTHER_BRANCH if weighed.branches_differ else 0
    score -= _OTHER_OWNER if weighed.owners_differ else 0
    score -= _OTHER_TYPE if weighed.one_type is False else 0
    return max(1, min(_HIGHEST, score))


def _of_numbers(one: Outlet, weighed: Weighed) -> Iterator[Reason]:
    if weighed.code:
        yield Reason(ReasonCode.SAME_CODE, (("code", one.code),))
    if weighed.licence:
        yield Reason(ReasonCode.SAME_LICENCE, (("name", one.licence),))
    if weighed.phone:
        yield Reason(ReasonCode.SAME_PHONE, (("phone", shown_phone(weighed.phone)),))


def _of_names(one: Outlet, other: Outlet, weighed: Weighed) -> Iterator[Reason]:
    both = (("first", one.name.core), ("second", other.name.core))
    match weighed.likeness:
        case Likeness.SAME:
            yield Reason(ReasonCode.SAME_NAME, (("name", one.name.core),))
        case Likeness.NEAR | Likeness.FAINT:
            yield Reason(ReasonCode.NEAR_NAME, both)
        case Likeness.SOUNDS:
            yield Reason(ReasonCode.SOUNDS_ALIKE, both)
        case Likeness.UNNAMED if weighed.one_type:
            yield Reason(ReasonCode.NO_OWN_NAME)


def _of_places(one: Outlet, weighed: Weighed) -> Iterator[Reason]:
    match weighed.where.nearness:
        case Nearness.SAME:
            yield Reason(ReasonCode.SAME_ADDRESS, (("address", one.address.words),))
        case Nearness.NEAR:
            values = (("street", one.address.street), ("apart", str(weighed.where.apart)))
            yield Reason(ReasonCode.NEAR_ADDRESS, values)
        case Nearness.ALIKE:
            yield Reason(ReasonCode.ALIKE_ADDRESS)
        case Nearness.STREET:
            yield Reason(ReasonCode.SAME_STREET, (("street", one.address.street),))
        case _:
            pass
    if weighed.apart_m is not None and weighed.apart_m <= NEAR_M:
        yield Reason(ReasonCode.NEAR_POSITION, (("metres", str(round(weighed.apart_m))),))
    if weighed.one_community:
        yield Reason(ReasonCode.SAME_COMMUNITY)
    if weighed.one_type:
        yield Reason(ReasonCode.SAME_TYPE)
