"""What a workspace has to say on blank sheets: its notice, and whom to turn to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.registers.consent import notice
from fieldkit.services.consent import ConsentService
from fieldkit.services.interviews import FILLED_IN
from fieldkit.services.sittings import CONSENT

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Language
    from fieldkit.questionnaires.model import Form
    from fieldkit.services.workspace import Workspace


class PaperWords:
    """The words of one workspace on the sheets of any form."""

    def __init__(self, workspace: Workspace) -> None:
        self._terms = ConsentService(workspace).terms()

    @property
    def is_complete(self) -> bool:
        """Whether the notice says who handles the answers and how to reach them (PIPL §17)."""
        return not self._terms.missing

    @staticmethod
    def is_said_by(form: Form) -> bool:
        """Whether the form reads a notice out itself and asks for consent."""
        return CONSENT in form.questions

    def notice(self, language: Language) -> str:
        """The notice, a statement a line."""
        return "\n".join(notice(self._terms, language).lines)

    def filled(self) -> dict[str, str]:
        """What stands in labels in place of answers that nobody writes: whom to contact."""
        return {FILLED_IN.format(name="contact"): self._terms.contact} if self._terms.contact else {}
