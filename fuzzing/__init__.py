"""Fuzzing: files of every kind, damaged at random, read until something gives way."""
