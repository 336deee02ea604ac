"""Coding: fields as they go past: where they begin, turn from code to result, and end."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from candour.formats.docx.controls import form_field
from candour.formats.docx.course import Course, Handlers
from candour.formats.docx.fields import Codes, Field

__all__ = ["Coding"]


class Coding:
    """The fields of a part."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._data: list[str] = []

    def starts(self) -> Handlers:
        """What is done where an element begins."""
        return {
            "fldChar": self._turn,
            "fldSimple": self._begin_simple,
            "instrText": self._begin_code,
            "delInstrText": self._begin_deleted_code,
            "o:FieldCodes": lambda _: self._course.send(self._lonely),
            "fldData": lambda _: self._course.send(self._data.append),
            "ffData": lambda _: self._take_form_field,
        }

    def ends(self) -> Handlers:
        """What is done where an element ends."""
        course = self._course
        return {
            "fldSimple": course.end_field,
            **dict.fromkeys(("instrText", "delInstrText", "o:FieldCodes"), course.end_text),
            "fldData": self._end_data,
        }

    def _turn(self, attributes: dict[str, str]) -> None:
        turn = attributes.get("fldCharType")
        if turn == "begin":
            self._course.begin_field(Field())
        elif turn == "separate":
            self._course.separate_field()
        elif turn == "end":
            self._course.end_field()

    def _begin_simple(self, attributes: dict[str, str]) -> None:
        self._course.begin_field(Field([attributes.get("instr", "")]))
        self._course.separate_field()

    def _begin_code(self, _: object) -> None:
        fields = self._course.flow.fields
        self._course.send(fields[-1].code.append if fields else self._lonely)

    def _begin_deleted_code(self, attributes: object) -> None:
        for field in self._course.flow.fields[-1:]:
            field.is_deleted = True
        self._begin_code(attributes)

    def _lonely(self, code: str) -> None:
        """The code of no field at all."""
        self._course.codes.take(code, "", self._course.where(), is_odd=not Codes.is_dull(code))

    def _end_data(self) -> None:
        self._course.end_text()
        self._course.codes.take_data("".join(self._data), self._course.where())
        self._data.clear()

    def _take_form_field(self, element: Element) -> None:
        form_field(element, self._course.gathered, self._course.where())
