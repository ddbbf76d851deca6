"""Which codes of a question are no answer: 拒答, 说不清, 不知道.

A statistics program leaves them out of percentages, so only what cannot be meant as an
answer counts: 不知道 is one to “您知道本圈有配送站吗？”.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldkit.analysis.scales import scale_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.form_columns import Words

_NEVER_MEANT = re.compile(
    r"[（(【\[]?(?:拒答|拒绝回答|拒绝|不愿回答|不愿意回答|不便回答|不想回答|说不清|说不清楚|说不好|不好说|不适用"
    r"|refused|refuse to answer|refuses? to answer|declined|prefer not to (?:say|answer)|no answer"
    r"|cannot say|can.t say|hard to say|not applicable|n/a)[）)】\]]?[。.]?",
    re.IGNORECASE,
)
_KNOWS_NOT = re.compile(
    r"不知道|不清楚|不了解|没意见|无意见|don.?t know|not know|no opinion|unsure|not sure", re.IGNORECASE
)
_BY_CUSTOM = re.compile(
    r"dk|d_k|rf|dont_?know|don_t_know|do_not_know|refused?|no_answer|-[1-9]\d*|[89]{2,4}", re.IGNORECASE
)


def no_answers(choices: Sequence[tuple[str, Words]], language: str) -> tuple[str, ...]:
    """The codes that are no answer, in the order of the form.

    Args:
        choices: code and words.
        language: in which a rating scale is looked for; its 不了解 and 没意见 are no rating.
    """
    scale = scale_of([(code, words.say(language)) for code, words in choices])
    unrated = scale.no_opinion if scale else frozenset()
    return tuple(code for code, words in choices if code in unrated or _is_none(code, words))


def _is_none(code: str, words: Words) -> bool:
    said = [one.strip() for one in words.any()]
    if any(_NEVER_MEANT.fullmatch(one) for one in said):
        return True
    return bool(_BY_CUSTOM.fullmatch(code)) and any(_KNOWS_NOT.search(one) for one in said)
