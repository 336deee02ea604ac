"""Office Open XML: the craft that Excel, Word and PowerPoint files share."""
