"""Candour: publish openly without leaking."""
