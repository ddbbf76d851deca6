"""Pictures have the colours of the window."""

from fieldkit.posters.pictures import look
from ui.tokens import LIGHT


def test_pictures_have_the_colours_of_the_light_window():
    assert {name: getattr(LIGHT, name) for name in look.TOKENS} == look.TOKENS
