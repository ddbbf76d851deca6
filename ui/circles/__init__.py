"""生活圈: circles with their facts, communities and sketch; and the areas that everything hangs on.

May import the kit, ``fieldkit.services``, the declarations of ``fieldkit.registers``
and the purposes and places of ``fieldkit.posters``. Door: :func:`ui.circles.entry.entry`.
"""
