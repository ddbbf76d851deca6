"""Official tables as workbooks that an office prints, stamps and hands in.

May import ``analysis`` and the floors below; only this room and ``exchange``
know openpyxl. Everything comes as frozen values (``values``) and leaves as a
file; nothing is read from a workspace.

Doors: ``circles.circles_table`` (表3-1, W-12) and ``shortfalls.shortfalls_table``
with ``shortfalls.shortfall_rows`` (附件2, W-46), ``notes`` for the foot of both. Inside: ``layout`` (what an
official table looks like), ``measure`` (how high a row must be), ``cells`` (what
may stand in a cell), ``saving`` (whole file or none).
"""
