"""Outputs: a Report made readable."""
