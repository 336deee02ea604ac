"""The rooms of the writer of clean copies of presentations: see `candour.formats.pptx.clean_copy`."""
