"""The rooms of the writer of clean copies of PowerPoint 97-2003 presentations: see `candour.formats.ppt.clean_copy`."""
