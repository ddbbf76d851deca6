"""Questionnaires: XLSForm → a form that runs → an answer sheet.

Pure: imports ``kernel`` only, plus lxml and (late, for workbooks only) pyxform.

Doors: ``reader`` (a form from a file, or the shipped one), ``engine.Interview``
(answering it), ``views`` (what a screen shows), ``rehearsal`` (made answers).
Inside: ``expression`` (XPath 1.0 and ODK's functions), ``dependencies`` (who waits
for whom), ``tree`` (the answers), ``reading`` (XForm XML), ``model``, ``problems``.
"""
