"""What is doubtful about sheets that came from another tool; they are taken all the same."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, ProblemCode, Severity
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.form_columns import FormColumns
    from fieldkit.exchange.answers.arriving import Arrived

_POSITION = re.compile(r"\[\d+\]")


class TakenProblem(ProblemCode):
    """What is doubtful about a sheet that came in."""

    NO_COMMUNITY = Text(
        "有 {count} 份答卷认不出是哪个社区，社区空着，已经导入。请在答卷里补上，或下次导入时写明社区。",
        "{count} sheets do not tell their community; they were taken without one. Fill it in, or name the "
        "community when importing.",
    )
    AGAINST_RULES = Text(
        "“{question}”有 {count} 份答得不合问卷的规则，如 {instance}：{reason}内容照原样保留了。",
        "“{question_en}”: {count} sheets do not follow the form's rules, such as {instance}: {reason_en} "
        "They were kept as they are.",
    )
    OTHER_VERSION = Text(
        "有 {count} 份答卷是用问卷的 {other} 版答的，这里是 {here} 版；没有按这一版的规则核对，内容照原样保留。",
        "{count} sheets were answered with version {other} of the form, here it is {here}; they were not "
        "checked by its rules and kept as they are.",
    )


def against_rules(form: FormColumns, broken: Sequence[tuple[Arrived, Problem]]) -> list[Problem]:
    """One problem for each question and reason, with the first sheet that has it."""
    labels = {column.path: column.label for column in form.columns()}
    groups: dict[tuple[str, str], list[tuple[Arrived, Problem]]] = {}
    for arrived, problem in broken:
        question = _POSITION.sub("", problem.place.field)
        said = replace(problem, place=Place()).say("zh")
        groups.setdefault((question, said), []).append((arrived, problem))
    made = []
    for (question, reason), members in groups.items():
        first, problem = members[0]
        label, name = labels.get(question), question.rpartition("/")[2]
        values = {
            "count": len(members),
            "instance": first.sheet.instance,
            "question": (label.say("zh") if label else "") or name,
            "question_en": (label.say("en") if label else "") or name,
            "reason": reason,
            "reason_en": replace(problem, place=Place()).say("en"),
        }
        place = Place(field=problem.place.field)
        made.append(Problem(TakenProblem.AGAINST_RULES, Severity.WARNING, place, values))
    return made
