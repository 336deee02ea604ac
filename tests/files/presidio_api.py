"""As much of Presidio's interface as Candour uses, for machines where Presidio is not installed."""

from __future__ import annotations

import re
from types import ModuleType
from typing import Any

__all__ = ["fake_presidio"]


class AnalysisExplanation:
    """Why a result is one."""

    def __init__(self, recognizer: str, original_score: float, textual_explanation: str = "") -> None:
        self.recognizer = recognizer
        self.original_score = original_score
        self.textual_explanation = textual_explanation


class RecognizerResult:
    """One entity met in a text."""

    RECOGNIZER_NAME_KEY = "recognizer_name"
    RECOGNIZER_IDENTIFIER_KEY = "recognizer_identifier"

    def __init__(  # noqa: PLR0917  (as Presidio has it)
        self,
        entity_type: str,
        start: int,
        end: int,
        score: float,
        analysis_explanation: AnalysisExplanation | None = None,
        recognition_metadata: dict[str, Any] | None = None,
    ) -> None:
        self.entity_type = entity_type
        self.start = start
        self.end = end
        self.score = score
        self.analysis_explanation = analysis_explanation
        self.recognition_metadata = recognition_metadata


class EntityRecognizer:
    """Whatever looks for entities."""

    def __init__(self, supported_entities: list[str], name: str = "", supported_language: str = "en") -> None:
        self.supported_entities = supported_entities
        self.name = name or type(self).__name__
        self.id = f"{self.name}_1"
        self.supported_language = supported_language
        self.load()


class Pattern:
    """A pattern with its score."""

    def __init__(self, name: str, regex: str, score: float) -> None:
        self.name, self.regex, self.score = name, regex, score


class PatternRecognizer(EntityRecognizer):
    """Looks for one entity by its patterns."""

    def __init__(self, supported_entity: str, patterns: list[Pattern], name: str = "") -> None:
        self.patterns = patterns
        super().__init__([supported_entity], name)

    def load(self) -> None:
        """Nothing."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[RecognizerResult]:
        """What the patterns match."""
        return [
            RecognizerResult(self.supported_entities[0], *found.span(), pattern.score)
            for pattern in self.patterns
            for found in re.finditer(pattern.regex, text)
        ]


def fake_presidio() -> ModuleType:
    """A module that stands for `presidio_analyzer`."""
    module = ModuleType("presidio_analyzer")
    for each in (AnalysisExplanation, RecognizerResult, EntityRecognizer, Pattern, PatternRecognizer):
        setattr(module, each.__name__, each)
    return module
