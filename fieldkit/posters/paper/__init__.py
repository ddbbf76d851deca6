"""A questionnaire on paper: the same XLSForm as a numbered form to be filled by hand.

``outline`` numbers the questions, ``conditions`` and ``skips`` put relevance into
words, ``blocks`` and its neighbours set them in millimetres, ``pages`` breaks them,
``make`` is the door. What is decided and why stands in ``PAPER.md``.
"""
