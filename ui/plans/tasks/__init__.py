"""The tasks of a plan, who is responsible, and how far each is.

Doors: ``view.TasksView``, ``presenter.TasksPresenter``.
"""
