"""The interview at the door: one screen of questions, large, over the whole window; the path is forced.

Door: ``view.Door`` shows what ``presenter.DoorPresenter`` says.
"""
