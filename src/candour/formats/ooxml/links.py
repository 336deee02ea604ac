"""Links: what the parts refer to outside the file. Addresses of pages, paths of other files, templates, linked pictures."""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats.ooxml.survey import Survey
from candour.piece import Found, Gap, Why

__all__ = ["read_links"]

_FORMATS_OWN = frozenset(
    {"hyperlink", "externalLinkPath", "externalLink", "xlExternalLinkPath", "xlPathMissing"}
)
_FORMATS_OWN |= {"externalLinkLongPath", "xlStartup", "xlAlternateStartup", "xlLibrary", "externalReference"}
"""Kinds that the format's reader says itself for the parts that it has read: with the cell that a link stands in."""
_LABELS = {
    "hyperlink": "link",
    "attachedTemplate": "template",
    "image": "linked picture",
    "oleObject": "linked object",
}


def read_links(survey: Survey, unread: frozenset[str]) -> Iterator[Found]:
    """The targets outside the file. `unread` are the parts, in lower case, that the format's reader has left."""
    for source in survey.sources:
        targets: dict[str, dict[str, None]] = {}
        is_own = source and source.lower() not in unread
        for relation in survey.relations(source):
            if relation.is_external and relation.target and not (is_own and relation.kind in _FORMATS_OWN):
                targets.setdefault(relation.kind, {})[relation.target] = None
        for kind, found in targets.items():
            what = "hyperlink" if kind == "hyperlink" else "external-link-path"
            label = _LABELS.get(kind, "linked file")
            yield survey.hidden(what, survey.home(source), "\n".join(found), label)
    for rels, why in survey.broken.items():
        detail = f"the list of what a part refers to: {why}; parts that only it names are treated as unlisted"
        yield Gap(survey.place / rels, Why.BROKEN, detail)
