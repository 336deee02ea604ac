"""The rooms of the writer of clean copies of Word documents: see `candour.formats.docx.clean_copy`."""
