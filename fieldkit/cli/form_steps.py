"""``fieldkit form run``: an interview driven by one JSON step a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.reasons import said
from fieldkit.kernel.texts import Language, Text
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.problems import AnswerProblem
from fieldkit.questionnaires.sheets import answers_of_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fieldkit.kernel.clock import Clock
    from fieldkit.kernel.problems import Problem
    from fieldkit.questionnaires.model import Form
    from fieldkit.questionnaires.views import Device

Answer: TypeAlias = "dict[str, object]"

NOT_JSON = Text("这一行不是 JSON 对象，什么也没有做。", "this line is no JSON object; nothing was done.")
NO_SUCH_STEP = Text(
    "没有“{op}”这一步，什么也没有做。可用：{known}。",
    "there is no step “{op}”; nothing was done. Steps: {known}.",
)
MISSING = Text("这一步缺少“{key}”，什么也没有做。", "this step lacks “{key}”; nothing was done.")
NO_FILE = Text(
    "文件“{file}”读写不了（{reason}），答卷没有变动。",
    "the file “{file}” cannot be read or written ({reason}); the sheet is as it was.",
)
NO_SHEET = Text(
    "文件“{file}”不是保存的答卷，没有装入，答卷没有变动。",
    "“{file}” is no saved sheet; nothing was loaded, the sheet is as it was.",
)
OTHER_FORM = Text(
    "“{file}”是另一份问卷“{form}”的答卷，没有装入。",
    "“{file}” is a sheet of another form, “{form}”; it was not loaded.",
)
ONE_LANGUAGE = Text(
    "问卷只有一种语言，没有“{language}”，仍用原来的语言。",
    "the questionnaire has one language only and no “{language}”; the language stays as it was.",
)
_ONLY = "default"
"""What pyxform calls the one language of a form without translations."""
_STATED = frozenset({AnswerProblem.REQUIRED, AnswerProblem.CONSTRAINT, AnswerProblem.STATED})


class StepError(Exception):
    """A step that cannot be done.

    Attributes:
        text, values: why.
    """

    def __init__(self, text: Text, **values: object) -> None:
        super().__init__(text.en)
        self.text = text
        self.values = values


class Steps:
    """One interview and the steps it takes."""

    def __init__(
        self,
        form: Form,
        clock: Clock,
        speak: Language,
        device: Device,
        last_saved: Mapping[str, str] | None = None,
    ) -> None:
        self._form = form
        self._clock = clock
        self._speak: Language = speak
        self._last_saved = last_saved
        self._interview = Interview.start(form, clock, device=device, last_saved=last_saved)
        self._steps: dict[str, Callable[[Mapping[str, object]], Answer]] = {
            "answer": self._answer,
            "get": self._get,
            "add_repeat": self._add_repeat,
            "remove_repeat": self._remove_repeat,
            "language": self._language,
            "validate": self._validate,
            "finalize": self._finalize,
            "save": self._save,
            "load": self._load,
            "refs": self._refs,
        }

    def take(self, line: str) -> Answer:
        """Take one step; whatever is wrong with it becomes ``{"error": …}``."""
        try:
            step = _read(line)
            named = str(step.get("op", ""))
            return self._steps.get(named, self._unknown)(step)
        except StepError as error:
            values = {name: said(value, self._speak) for name, value in error.values.items()}
            return {"error": _alone(error.text.say(self._speak, **values))}
        except FieldkitError as error:
            return {"error": _alone(error.say(self._speak))}

    def _unknown(self, step: Mapping[str, object]) -> Answer:
        raise StepError(NO_SUCH_STEP, op=step.get("op", ""), known=" ".join(self._steps))

    def _answer(self, step: Mapping[str, object]) -> Answer:
        answered = self._interview.answer(_stated(step, "ref"), _value(step.get("value")))
        message = self._said(answered.problem) if answered.problem else ""
        return {"status": str(answered.status), "message": message}

    def _get(self, step: Mapping[str, object]) -> Answer:
        reference = _stated(step, "ref")
        interview = self._interview
        count = interview.count_of(reference)
        if count == 0:
            return {"value": "", "relevant": interview.is_relevant(reference.rpartition("/")[0]), "count": 0}
        problem = interview.problem(reference)
        found: Answer = {
            "value": interview.value(reference) if interview.is_leaf(reference) else "",
            "relevant": interview.is_relevant(reference),
            "readonly": interview.is_readonly(reference),
            "required": interview.is_required(reference),
            "valid": problem is None,
            "message": self._said(problem) if problem else "",
            "label": interview.label(reference),
            "hint": interview.hint(reference),
            "choices": [
                {"value": choice.value, "label": choice.label} for choice in interview.choices(reference)
            ],
        }
        warning = interview.warning(reference)
        if warning is not None:
            found["warning"] = self._said(warning)
        return found if count is None else {**found, "count": count}

    def _add_repeat(self, step: Mapping[str, object]) -> Answer:
        self._interview.add_repeat(_stated(step, "ref"))
        return {"status": "ok"}

    def _remove_repeat(self, step: Mapping[str, object]) -> Answer:
        self._interview.remove_repeat(_stated(step, "ref"))
        return {"status": "ok"}

    def _language(self, step: Mapping[str, object]) -> Answer:
        asked = _stated(step, "value")
        languages = self._form.languages
        if not languages and asked != _ONLY:
            raise StepError(ONE_LANGUAGE, language=asked)
        self._interview.language = asked
        return {"status": "ok"}

    def _validate(self, _step: Mapping[str, object]) -> Answer:
        found: Answer = {"errors": self._errors(self._interview.problems())}
        doubts = [{"ref": one.place.field, "message": self._said(one)} for one in self._interview.warnings()]
        return {**found, "warnings": doubts} if doubts else found

    def _errors(self, problems: tuple[Problem, ...]) -> list[Answer]:
        return [
            {"ref": one.place.field, "kind": self._kind(one), "message": self._said(one)} for one in problems
        ]

    def _said(self, problem: Problem) -> str:
        """A message; one that the form's author wrote stays as it is."""
        text = problem.say(self._speak)
        return text if problem.code is AnswerProblem.STATED else _alone(text)

    def _kind(self, problem: Problem) -> str:
        if problem.code is AnswerProblem.NOT_COMPUTABLE:
            return "calculation"
        if problem.code not in _STATED:
            return "type"
        return "constraint" if self._interview.value(problem.place.field) else "required"

    def _finalize(self, _step: Mapping[str, object]) -> Answer:
        finalised = self._interview.finalise()
        entities = [
            {
                "dataset": one.dataset,
                "id": one.id,
                "label": one.label,
                "action": "create" if one.is_new else "update",
                "properties": dict(one.properties),
            }
            for one in finalised.entities
        ]
        return {"xml": finalised.xml, "errors": self._errors(finalised.problems), "entities": entities}

    def _save(self, step: Mapping[str, object]) -> Answer:
        path = _file(step)
        kept = {"form": self._form.id, "version": self._form.version, "answers": self._interview.stored()}
        try:
            path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        except (OSError, ValueError) as error:
            raise StepError(NO_FILE, file=path.name, reason=error) from error
        return {"status": "ok"}

    def _load(self, step: Mapping[str, object]) -> Answer:
        answers = read_sheet(self._form, _file(step))
        language = self._interview.language
        self._interview = Interview.resume(
            self._form, answers, self._clock, language=language, last_saved=self._last_saved
        )
        return {"status": "ok"}

    def _refs(self, _step: Mapping[str, object]) -> Answer:
        return {"refs": list(self._interview.all_questions())}


def read_sheet(form: Form, path: Path) -> Mapping[str, str]:
    """Return the answers of a saved sheet, or of a submission in XML.

    Raises:
        StepError: the file cannot be read, or belongs to another form.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        if text.lstrip().startswith("<"):
            return answers_of_xml(form, text, name=path.name)
        kept = json.loads(text)
        answers = {str(key): str(value) for key, value in kept["answers"].items()}
        made_with = str(kept["form"])
    except OSError as error:
        raise StepError(NO_FILE, file=path.name, reason=error) from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise StepError(NO_SHEET, file=path.name) from error
    if made_with != form.id:
        raise StepError(OTHER_FORM, file=path.name, form=made_with)
    return answers


def _alone(sentence: str) -> str:
    """A sentence that stands alone begins with a capital."""
    return sentence[:1].upper() + sentence[1:]


def _read(line: str) -> Mapping[str, object]:
    try:
        step = json.loads(line)
    except (ValueError, RecursionError):
        step = None
    if not isinstance(step, dict):
        raise StepError(NOT_JSON)
    return step


def _stated(step: Mapping[str, object], key: str) -> str:
    value = step.get(key)
    if not isinstance(value, str) or not value:
        raise StepError(MISSING, key=key)
    return value


def _file(step: Mapping[str, object]) -> Path:
    return Path(_stated(step, next((key for key in ("file", "path", "value") if key in step), "file")))


def _value(value: object) -> str:
    """JSON numbers, truths and lists of choices as the text that people would type."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return " ".join(str(one) for one in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
