"""The list of submissions, and beside it what the chosen one holds.

Door: ``view.SheetsView`` shows what ``presenter.SheetsPresenter`` reads.
"""
