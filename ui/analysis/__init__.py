"""What there is and what is missing (journey J7): communities by business type, and the tables.

May import the shell's floor and below, and ``fieldkit.services``. Its door is
:func:`ui.analysis.entry.entry`.
"""
