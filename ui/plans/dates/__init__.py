"""What is due, for whom, and what was handed in: as a list by month and as a calendar.

Doors: ``view.DatesView``, ``presenter.DatesPresenter``.
"""
