"""Invented files that tell true stories, each built by the script beside it."""
