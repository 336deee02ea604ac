"""Shared craft of the OpenDocument readers: packages, styles, text, tables and drawings."""
