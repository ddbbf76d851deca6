"""The desk in the real window, with places to go beside it."""

import pytest

from fieldkit.kernel.texts import Text
from ui.app import make_window
from ui.home.entry import entry
from ui.shell import PageEntry
from ui.widgets.page_frame import PageFrame

PLACES = ("outlets", "interviews", "circles", "packages", "analysis", "plans", "posters")


class Place(PageFrame):
    """A page that only notes what it was entered with."""

    def __init__(self):
        super().__init__("")
        self.arguments = []

    def entered(self, argument):
        self.arguments.append(argument)


@pytest.fixture
def desk_over(shown):
    """Open the desk over a workspace; returns the window."""
    opened = []

    def open_desk(workspace):
        others = [PageEntry(key, Text(key, key), "info", lambda _: Place()) for key in PLACES]
        window = make_window((entry(workspace), *others))
        workspace.database.subscribe(window.relay.publish)
        opened.append((workspace, window))
        return shown(window, 1366, 768)

    yield open_desk
    for workspace, window in opened:
        workspace.database.unsubscribe(window.relay.publish)
        window.hide()
        window.runner.close()
