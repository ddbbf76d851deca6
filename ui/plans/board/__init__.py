"""Where the targets of a plan stand: a grouped list with bars, and one figure at the right with what is behind it.

Doors: ``view.BoardView``, ``presenter.BoardPresenter``.
"""
