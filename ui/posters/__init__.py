"""Posters (journey J9): choose a circle and paper, look at the real page, print it or save it.

May import the shell's floor and below, ``fieldkit.services`` and ``fieldkit.posters``. Its door
is :func:`ui.posters.entry.entry`.
"""
