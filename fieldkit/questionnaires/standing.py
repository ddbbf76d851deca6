"""An interview as it stands: what a screen reads of it.

Nothing here changes an answer; :class:`~fieldkit.questionnaires.engine.Interview` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires.answers import AnswerTree
from fieldkit.questionnaires.judging import Judging
from fieldkit.questionnaires.problems import QuestionnaireProblem
from fieldkit.questionnaires.running import Running
from fieldkit.questionnaires.screens import ScreenPlan
from fieldkit.questionnaires.views import ChoiceView, Progress, QuestionView, Screen

if TYPE_CHECKING:
    import random

    from fieldkit.kernel.clock import Clock
    from fieldkit.kernel.problems import Problem
    from fieldkit.questionnaires.model import Form
    from fieldkit.questionnaires.tree import Node


class Standing:
    """One answer sheet, read.

    Answer paths are those of the XForm (``/data/profile/age_band``), with a position
    after each repeat.

    Attributes:
        form: what is asked.
        clock: where times come from.
    """

    def __init__(self, form: Form, clock: Clock, chance: random.Random) -> None:
        self.form = form
        self.clock = clock
        self._answers = AnswerTree(form)
        self._running = Running(form, self._answers, clock, chance)
        self._judging = Judging(form, self._answers, self._running)
        self._plan = ScreenPlan(form, self._answers, self._running)

    # --- language and wording -------------------------------------------------

    @property
    def language(self) -> str:
        """The language of labels and messages, as the form names it."""
        return self._running.language

    @language.setter
    def language(self, language: str) -> None:
        """Switch the language; answers stay, calculations that speak it are worked out again.

        Raises:
            FieldkitError: NO_SUCH_LANGUAGE.
        """
        languages = self.form.languages
        named = next((one for one in languages if one == language or one.endswith(f"({language})")), None)
        if named is None and languages:
            raise FieldkitError(
                QuestionnaireProblem.NO_SUCH_LANGUAGE, language=language, languages=", ".join(languages)
            )
        is_other = self._running.language != (named or "")
        self._running.language = named or ""
        if is_other:
            self._language_changed()

    def _language_changed(self) -> None:
        """What is looked at only has nothing to work out."""

    def label(self, path: str) -> str:
        """Return the label of a question, group or repeat, answers put in."""
        node = self._node(path)
        about = self.form.questions.get(node.schema) or self.form.containers.get(node.schema)
        return self._running.say(about.label, node) if about else ""

    def hint(self, path: str) -> str:
        """Return the instruction for the interviewer."""
        node = self._node(path)
        about = self.form.questions.get(node.schema) or self.form.containers.get(node.schema)
        return self._running.say(getattr(about, "hint", None), node)

    def choices(self, path: str) -> tuple[ChoiceView, ...]:
        """Return the choices on offer now; none for questions without choices."""
        node = self._node(path)
        question = self.form.questions.get(node.schema)
        return self._running.choices(question, node) if question else ()

    def view(self, path: str) -> QuestionView:
        """Return everything a screen needs of one question."""
        node = self._node(path)
        question = self.form.questions.get(node.schema)
        if question is None:
            raise no_such_question(path)
        added = self._judging.bind(node).added
        return QuestionView(
            path=self._answers.path_of(node),
            type=question.type,
            label=self._running.say(question.label, node),
            hint=self._running.say(question.hint, node),
            guidance=self._running.say(question.guidance, node),
            value=node.text,
            choices=self._running.choices(question, node),
            appearance=question.appearance,
            unit=added.unit,
            is_relevant=node.is_present,
            is_required=self._judging.is_required(node),
            is_readonly=self._judging.is_readonly(node),
            problem=self._judging.problem(question, node),
            parameters=question.parameters,
            media=self._running.files(question.media),
            warning=self._judging.warning(question, node),
            is_twice=added.is_twice,
            is_sensitive=self.form.is_sensitive(node.schema),
            input=added.input,
        )

    # --- answers --------------------------------------------------------------

    def value(self, path: str) -> str:
        """Return the stored text of a question, also of one that is not relevant."""
        return self._node(path).string_value

    def is_leaf(self, path: str) -> bool:
        """Whether the node can hold an answer of its own."""
        node = self._node(path)
        return not node.children and node.schema not in self.form.containers

    def count_of(self, path: str) -> int | None:
        """Return the number of instances of a repeat named without position; None for anything else."""
        above, _, name = path.rpartition("/")
        parent = self._answers.find(above) if above else None
        if parent is None or self.form.repeat(f"{parent.schema}/{name}") is None:
            return None
        return len(self._answers.instances(path))

    def stored(self) -> dict[str, str]:
        """Return every stored value by path: what :meth:`resume` takes.

        A repeat's own path carries the number of its instances.
        """
        return self._answers.stored()

    # --- state of a question --------------------------------------------------

    def is_relevant(self, path: str) -> bool:
        """Whether the question, and everything around it, is asked for."""
        return self._node(path).is_present

    def is_required(self, path: str) -> bool:
        """Whether the question must be answered (if it is relevant)."""
        return self._judging.is_required(self._node(path))

    def is_readonly(self, path: str) -> bool:
        """Whether people cannot change the value."""
        return self._judging.is_readonly(self._node(path))

    def problem(self, path: str) -> Problem | None:
        """Return what is wrong with one question as it stands."""
        node = self._node(path)
        question = self.form.questions.get(node.schema)
        return self._judging.problem(question, node) if question else None

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong, in the order of the form; each place's ``field`` is a path."""
        found = (self._judging.problem(question, node) for question, node in self._plan.questions())
        return (*(problem for problem in found if problem), *self._judging.failures())

    def warnings(self) -> tuple[Problem, ...]:
        """Return what the form doubts, in its order: each a WARNING that a person may confirm."""
        found = (self._judging.warning(question, node) for question, node in self._plan.questions())
        return tuple(warning for warning in found if warning)

    def warning(self, path: str) -> Problem | None:
        """Return what the form doubts about one answer as it stands."""
        node = self._node(path)
        question = self.form.questions.get(node.schema)
        return self._judging.warning(question, node) if question else None

    # --- screens --------------------------------------------------------------

    def questions(self) -> tuple[str, ...]:
        """Return the relevant questions in order, one path each."""
        return tuple(self._answers.path_of(node) for _, node in self._plan.questions() if node.is_present)

    def all_questions(self) -> tuple[str, ...]:
        """Return every question there is now, relevant or not, in the order of the form."""
        return tuple(self._answers.path_of(node) for _, node in self._plan.questions())

    def screens(self) -> tuple[Screen, ...]:
        """Return what will be asked as things stand, screen by screen."""
        return tuple(self._plan.screens())

    def screen_of(self, path: str) -> Screen | None:
        """Return the screen on which a question stands; None while it is not relevant."""
        screens = self.screens()
        place = self._screen_number(path, screens)
        return None if place is None else screens[place]

    def screen_after(self, path: str) -> Screen | None:
        """Return the next screen to show after that of a question; None at the end."""
        screens = self.screens()
        place = self._screen_number(path, screens)
        if place is not None:
            return screens[place + 1] if place + 1 < len(screens) else None
        position = self._place_of(path)
        return next((one for one in screens if self._place_of(one.path) > position), None)

    def screen_before(self, path: str) -> Screen | None:
        """Return the screen before that of a question; None at the beginning."""
        screens = self.screens()
        place = self._screen_number(path, screens)
        if place is None:
            position = self._place_of(path)
            place = sum(self._place_of(one.path) < position for one in screens)
        return screens[place - 1] if place else None

    def _screen_number(self, path: str, screens: tuple[Screen, ...]) -> int | None:
        for place, screen in enumerate(screens):
            if path == screen.path or path in screen.questions:
                return place
        full = self._answers.path_of(self._node(path))
        return None if full == path else self._screen_number(full, screens)

    def first_open_screen(self) -> Screen | None:
        """Return where to go on in a reopened sheet: the first screen with nothing answered."""
        for screen in self.screens():
            askable = [path for path in screen.questions if not self.is_readonly(path)]
            if askable and not any(self.value(path) for path in askable):
                return screen
        return None

    def progress(self, path: str) -> Progress:
        """Return the number of a question's screen among those asked for as things stand."""
        screens = self.screens()
        place = self._screen_number(path, screens)
        if place is None:
            position = self._place_of(path)
            place = sum(self._place_of(one.path) < position for one in screens) - 1
        return Progress(max(place, 0) + 1, len(screens))

    # --- inside ---------------------------------------------------------------

    def _node(self, path: str) -> Node:
        node = self._answers.find(path) if path != "/" else self._answers.document
        if node is None:
            raise no_such_question(path)
        return node

    def _place_of(self, path: str) -> tuple[tuple[int, int], ...]:
        """Sortable place of a path in the form, instances of repeats in their order."""
        key: list[tuple[int, int]] = []
        so_far = schema = ""
        for step in path.removeprefix("/").split("/"):
            name, _, position = step.partition("[")
            so_far, schema = f"{so_far}/{step}", f"{schema}/{name}"
            is_offer = so_far == path and not position and self.form.repeat(schema) is not None
            # "One more?" of a repeat comes after all its instances.
            number = 1 << 30 if is_offer else int(position.rstrip("]") or 1)
            key.append((self.form.dependencies.position.get(schema, -1), number))
        return tuple(key)


def no_such_question(path: str) -> FieldkitError:
    """Return the error for a path that leads to nothing that could be meant."""
    return FieldkitError(QuestionnaireProblem.NO_SUCH_QUESTION, path=path)
