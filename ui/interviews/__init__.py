"""问卷: the list of submissions, and the interview at the door that takes the whole window.

May import the kit, ``fieldkit.services`` and the values that the questionnaire
engine shows. Door: :func:`ui.interviews.entry.entry`.
"""
