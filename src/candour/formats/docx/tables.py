"""Tables: the tables of one part as they go past, one inside the other."""

from __future__ import annotations

from candour.formats.docx.course import Course, Handlers
from candour.formats.docx.flow import Flow
from candour.formats.docx.grid import Grid
from candour.formats.docx.looks import NO_FILL, number
from candour.formats.docx.own_hidings import DELETED, GIVEN_NAME, OFF_PAGE
from candour.formats.docx.styles import TableLook
from candour.formats.wording import is_wordy
from candour.piece import Mask

__all__ = ["Tables"]

_OFF = 16_000
_KEPT = (
    "tblStyle", "tblLayout", "tblLook", "tblpPr", "tblInd", "tblCaption", "tblDescription", "hidden", "trHeight",
    "gridBefore", "cnfStyle", "gridSpan", "vMerge", "hMerge", "tcW",
)  # fmt: skip


class Tables:
    """The tables of a part that are open."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._grids: list[Grid] = []
        self._looks: dict[tuple[str, frozenset[str]], TableLook] = {}

    def starts(self) -> Handlers:
        """What is done where an element begins."""
        course = self._course
        starts: Handlers = {
            "tbl": self._begin,
            "tblPr": lambda _: course.open("tblPr"),
            "trPr": lambda _: course.open("trPr"),
            "tcPr": lambda _: course.open("tcPr"),
            "gridCol": self._take_width,
            "tr": self._begin_row,
            "tc": self._begin_cell,
        }
        return starts | {name: course.keeper(name) for name in _KEPT}

    def ends(self) -> Handlers:
        """What is done where an element ends."""
        return {
            "tbl": self._end,
            "tblPr": self._end_properties,
            "trPr": self._end_row_properties,
            "tcPr": self._end_cell_properties,
            "tc": self._end_cell,
        }

    @property
    def grid(self) -> Grid | None:
        """The table being read, where there is one."""
        return self._grids[-1] if self._grids else None

    def _begin(self, _: object) -> None:
        flow = self._course.flow
        flow.tables += 1
        deleted = DELETED if flow.deleted else None
        under = flow.under or deleted or self._course.fold
        grid = Grid(flow.place / f"table {flow.tables}", under, self._course.gathered.styles.table)
        grid.behind = flow.behind
        grid.is_plain = self._course.gathered.styles.is_plain_table(grid.style)
        self._grids.append(grid)

    def _end_properties(self) -> None:
        properties = self._course.close("tblPr")
        for grid in self._grids[-1:]:
            grid.take_table(properties)
            grid.is_plain = self._course.gathered.styles.is_plain_table(grid.style)
            for name, pairs in properties:
                attributes = dict(pairs)
                if name == "shd":
                    fill = self._course.gathered.styles.colours.of_shading(attributes)
                    grid.fill = None if fill == NO_FILL else fill
                elif name in ("tblCaption", "tblDescription") and is_wordy(attributes.get("val", "")):
                    label = "description of a table"
                    self._course.gathered.note(GIVEN_NAME, label, attributes["val"], self._course.where())
                elif name in ("tblpPr", "tblInd") and _is_off(attributes):
                    grid.under = grid.under or Mask.of(OFF_PAGE)

    def _take_width(self, attributes: dict[str, str]) -> None:
        for grid in self._grids[-1:]:
            grid.widths.append(number(attributes.get("w"), 1000))

    def _begin_row(self, _: object) -> None:
        for grid in self._grids[-1:]:
            grid.begin_row()

    def _end_row_properties(self) -> None:
        properties = self._course.close("trPr")
        for grid in self._grids[-1:]:
            grid.take_row(properties)

    def _begin_cell(self, _: object) -> None:
        if not self._grids:
            self._begin(None)  # a cell outside any table
        grid = self._grids[-1]
        if grid.row < 0:
            grid.begin_row()
        grid.begin_cell()
        flow = Flow(grid.here(), under=grid.under or grid.row_mask or grid.cell_mask)
        self._dress(flow, grid, None)
        self._course.push(flow)
        grid.cells.append(flow)

    def _dress(self, flow: Flow, grid: Grid, own: int | None) -> None:
        """What is behind the words of a cell: its own shading, its style's, or the table's."""
        look = None if grid.is_plain else self._look_of(grid)
        flow.cell = look
        fills = (own, look.fill if look is not None else None, grid.fill)
        fill = next((fill for fill in fills if fill is not None), NO_FILL)
        flow.behind = grid.behind if fill == NO_FILL else fill

    def _look_of(self, grid: Grid) -> TableLook:
        key = (grid.style, grid.holding())
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self._course.gathered.styles.cell(*key)
        return look

    def _end_cell_properties(self) -> None:
        course = self._course
        properties = course.close("tcPr")
        if not self._grids:
            return
        grid = self._grids[-1]
        grid.take_cell(properties)
        shading = next((dict(pairs) for name, pairs in properties if name == "shd"), None)
        own = course.gathered.styles.colours.of_shading(shading) if shading is not None else None
        course.flow.under = grid.under or grid.row_mask or grid.cell_mask
        self._dress(course.flow, grid, own)
        course.begin_style()

    def _end_cell(self) -> None:
        course = self._course
        if not self._grids or not self._grids[-1].cells:
            return
        grid = self._grids[-1]
        own = grid.cells.pop()
        while course.flow is not own:
            course.pop().end()  # a text box left open, in a part that is damaged
        flow = course.pop()
        for text in grid.end_cell(flow):
            course.tell(text)

    def _end(self) -> None:
        if self._grids:
            self._course.gathered.tables += 1
            for found in self._grids.pop().end():
                self._course.tell(found)


def _is_off(attributes: dict[str, str]) -> bool:
    """Whether a table floats, or is set in, beyond the edges of any page."""
    x, y = number(attributes.get("tblpX", attributes.get("w"))), number(attributes.get("tblpY"))
    return abs(x) >= _OFF or abs(y) >= _OFF * 1.5
