"""The rooms of the writer of clean copies of OpenDocument slides: see `candour.formats.odp.clean_copy`."""
