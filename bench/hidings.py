"""Which ways of hiding each cleaner takes out: Candour, MAT2 (run), Office's Document Inspector and Dangerzone (as they say).

    python bench/hidings.py            cleans every test file of the formats below with each, and reads the results
    python bench/hidings.py xlsx       those of one format

The files are those that the tests are made of: for every way of hiding in the catalogue one or several that have it. Of each
way it is told whether it is still there after cleaning, by Candour's own reading, which is what the tests hold to other
libraries. A cleaner that refuses a file, or gives one that Candour cannot read, is told apart.

Office's Document Inspector cannot be run here: what it takes out is from Microsoft's description of it ("Remove hidden data and
personal information by inspecting documents, presentations, or workbooks"), way by way in the table below; what it finds and leaves
to the reader, such as the cache of a pivot table, is left. Dangerzone gives pictures of pages, in which nothing hidden survives, and
no words, cells or links either.
"""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import candour  # noqa: E402  (the tests' files are found from the checkout)
from candour.cleaned import CannotClean  # noqa: E402
from candour.cleaning import NotProven, clean  # noqa: E402

AREAS = {
    "xlsx": ("xlsx_sheets", "xlsx_parts"),
    "docx": ("docx_files",),
    "pptx": ("pptx_files",),
    "pdf": ("pdf_files", "redactions"),
    "jpeg": ("pictures",),
    "png": ("pictures",),
}
INSPECTOR = frozenset(
    {
        "change-author",
        "collapsed-column",
        "collapsed-heading",
        "collapsed-row",
        "comment",
        "comment-person",
        "custom-properties",
        "custom-view",
        "custom-xml",
        "defined-name",
        "document-properties",
        "document-variable",
        "external-link-path",
        "filter-criterion",
        "filtered-row",
        "header-footer",
        "hidden-column",
        "hidden-drawing",
        "hidden-row",
        "hidden-sheet",
        "hidden-text",
        "mail-merge",
        "off-sheet-drawing",
        "printer-settings",
        "revision-log",
        "revision-person",
        "save-path",
        "scenario",
        "speaker-notes",
        "text-off-the-page",
        "tracked-change",
        "user-name",
        "vba-project",
        "very-hidden-sheet",
        "zero-height-row",
        "zero-width-column",
    }
)
"""The ways, by their names without the format, that Document Inspector says it removes."""


def files() -> Iterator[tuple[str, str, bytes]]:
    """Each test file: its format, its name, its bytes."""
    wanted = sys.argv[1:] or list(AREAS)
    for format_, areas in ((one, AREAS[one]) for one in wanted):
        for area in areas:
            module = importlib.import_module(f"files.{area}")
            for name, make in {**module.FILES, **getattr(module, "UNSEALED", {})}.items():
                data = make()
                if candour.inspect(data, name=name).format == format_:
                    yield format_, name, data


def ways(data: bytes, name: str) -> set[str] | None:
    """The ids of the hidings in a file; None where it cannot be read."""
    report = candour.inspect(data, name=name)
    if report.format == "unknown" or any(gap.why.value == "broken" for gap in report.gaps):
        return None
    return {hidden.hiding.id for hidden in report.hidings}


def by_candour(data: bytes, name: str) -> set[str] | str:
    """What is left after Candour."""
    try:
        cleaned = clean(data, name=name)
    except NotProven:
        return "not proved"
    except CannotClean:
        return "refused"
    left = ways(cleaned.data, f"x{cleaned.extension}")
    return "broken" if left is None else left


def by_mat2(data: bytes, extension: str) -> set[str] | str:
    """What is left after MAT2."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"file.{extension}"
        file.write_bytes(data)
        subprocess.run(
            ["mat2", "--no-sandbox", "--unknown-members", "omit", str(file)],
            capture_output=True,
            check=False,
            timeout=120,
        )
        made = file.with_suffix(f".cleaned.{extension}")
        if not made.exists():
            return "refused"
        left = ways(made.read_bytes(), made.name)
        return "broken" if left is None else left


def main() -> None:
    """Prints for each format how many hidings, over all files, each takes out; and by which ways of hiding Candour is beaten."""
    has_mat2 = bool(shutil.which("mat2"))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    missed: set[str] = set()
    for format_, name, data in files():
        before = ways(data, name)
        if not before:
            continue
        told = counts[format_]
        told["hidings"] += len(before)
        cleaners = {"candour": by_candour(data, f"reply.{format_}")}
        if has_mat2:
            cleaners["MAT2"] = by_mat2(data, {"jpeg": "jpg"}.get(format_, format_))
        for cleaner, left in cleaners.items():
            if isinstance(left, str):
                told[f"{cleaner} {left}"] += len(before)
            else:
                told[f"{cleaner} left"] += len(before & left)
                told[f"{cleaner} removed"] += len(before - left)
                if cleaner == "candour":
                    missed |= before & left
        told["Inspector"] += (
            sum(id_.partition(".")[2] in INSPECTOR for id_ in before)
            if format_ in ("xlsx", "docx", "pptx")
            else 0
        )
    for format_, told in counts.items():
        print(f"\n{format_}: {told['hidings']:,} hidings in its test files")
        for cleaner in ("candour", "MAT2") if has_mat2 else ("candour",):
            parts = [
                f"{told[f'{cleaner} {what}']:,} {what}"
                for what in ("removed", "left", "refused", "not proved", "broken")
                if told[f"{cleaner} {what}"]
            ]
            print(f"  {cleaner:<22} {', '.join(parts)}")
        if told["Inspector"]:
            print(f"  {'Document Inspector':<22} {told['Inspector']:,} of kinds that it says it removes")
        print(f"  {'Dangerzone':<22} all (pictures of pages: no words, cells or links left)")
    print(f"\nWays of hiding that Candour left in a copy it gave: {', '.join(sorted(missed)) or 'none'}")


if __name__ == "__main__":
    main()
