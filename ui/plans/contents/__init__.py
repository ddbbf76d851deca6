"""What the plan says, part by part, as tables that can be changed; copies, files to hand on, mistakes.

Doors: ``view.ContentsView``, ``presenter.ContentsPresenter``.
"""
