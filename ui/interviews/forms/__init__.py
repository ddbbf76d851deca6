"""问卷表: the forms of a workspace, installed, looked at, tried out, printed and chosen.

Door: ``view.FormsView`` shows what ``presenter.FormsPresenter`` reads.
"""
