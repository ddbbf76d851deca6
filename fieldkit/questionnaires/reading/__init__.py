"""XForm XML and XLSForm workbooks become a :class:`~fieldkit.questionnaires.model.Form`.

Everything is read and checked before a form is accepted or refused, so that its
author gets all the reasons at once, each with the row and column of the workbook.
The door is ``questionnaires.reader``.
"""
