"""项目与台账: the offices' other registers, each a list and a form made from its declaration.

The three lists of a circle lead (需求清单, 项目清单, 满意清单, M-12); places, work and
reports follow. May import the kit and ``fieldkit.services``. Door:
:func:`ui.registers.entry.entry`.
"""
