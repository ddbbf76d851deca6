"""What is read before a sheet is chosen: what carries over, what waits, how well the first pass was keyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.services.forms import FormService
from fieldkit.storage.lists import Filter
from ui.interviews.keying import texts
from ui.interviews.keying.state import BeginState, WaitingLine
from ui.language import say

if TYPE_CHECKING:
    from fieldkit.services.double_entry import DoubleEntryService
    from fieldkit.services.records import RecordService
    from fieldkit.services.workspace import Workspace

COMMUNITY, INTERVIEWER, ANSWERED_ON = "interviews.community", "keying.interviewer", "keying.answered_on"
"""Settings: what the next sheet begins with."""
_OF_PAPER = Filter(equals=(("mode", ("paper",)), ("state", ("draft",))))


def begin_state(workspace: Workspace, records: RecordService, double: DoubleEntryService) -> BeginState:
    """Everything that the first view of the desk shows."""
    names, forms = records.names("area"), FormService(workspace)
    ids = records.ids("area", Filter(equals=(("level", ("community",)),), order="order"))
    kept = workspace.setting(COMMUNITY)
    return BeginState(
        communities=tuple((one, names.get(one, "")) for one in ids),
        community=kept if kept in ids else (ids[0] if len(ids) == 1 else ""),
        interviewer=workspace.setting(INTERVIEWER),
        answered_on=workspace.setting(ANSWERED_ON),
        waiting=tuple(waiting_lines(records, double)),
        rate=_rate(double),
        whole_share=double.whole_share,
        forms=tuple((one.id, one.title) for one in forms.offered()),
        form=forms.chosen().id,
    )


def waiting_lines(records: RecordService, double: DoubleEntryService) -> list[WaitingLine]:
    """Sheets that were begun, that a second typist has to key, and that differ."""
    drafts = records.ids("submission", _OF_PAPER)
    rows = records.rows("submission", drafts, ["sheet"])
    found = [WaitingLine(one, "unfinished", str(rows[one]["sheet"] or ""), "") for one in drafts]
    for one in double.waiting():
        what, count = ("second", one.to_key) if one.to_key else ("settle", one.differing)
        words = [say(texts.FIELDS, count=count)]
        if one.first_typist:
            words.append(say(texts.FIRST_BY, who=one.first_typist))
        found.append(WaitingLine(one.record, what, one.sheet, " · ".join(words)))
    return found


def _rate(double: DoubleEntryService) -> str:
    rate = double.first_pass()
    if rate.per_thousand is None:
        return say(texts.NO_RATE)
    return say(texts.RATE, fields=rate.fields, errors=rate.errors, rate=f"{rate.per_thousand:.1f}")
