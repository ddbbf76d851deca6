"""Two records that may be one outlet: candidates with reasons, for people to decide.

Pure functions over values. Doors: ``entry`` (an outlet as the search sees it,
reasons, candidates), ``search.candidates`` and ``search.search`` (all of a
register), ``search.likely`` (one outlet against a few others). Inside: ``names``
and ``addresses`` fold what people write, ``numerals`` its figures, ``folding``
makes an entry comparable, ``blocks`` says which two are looked at, ``weighing``
what speaks for and against them.
"""
