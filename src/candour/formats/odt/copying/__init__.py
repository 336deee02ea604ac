"""The rooms of the writer of clean copies of OpenDocument text: see `candour.formats.odt.clean_copy`."""
