"""The kinds of personal data that Candour knows."""
