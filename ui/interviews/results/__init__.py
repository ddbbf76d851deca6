"""Results of the questionnaires: satisfaction, tables per question, files out and in.

Door: :class:`ui.interviews.results.view.ResultsView` shows what
:class:`ui.interviews.results.presenter.ResultsPresenter` reads. Everything is read in jobs.
"""
