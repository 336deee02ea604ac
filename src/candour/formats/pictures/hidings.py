"""Ways of hiding that pictures share, whatever their format. Each format takes those it has with `picture_hidings`."""

from __future__ import annotations

from functools import cache

from candour.hiding import Hiding, Sight, Weight

__all__ = ["PICTURE_HIDINGS", "picture_hiding", "picture_hidings"]

_C, _B, _U = Sight.COVERED, Sight.BURIED, Sight.UNSURE
_PROPERTIES = (
    "Right-click the picture, Properties, Details; or use any program that shows a picture's details."
)
_DETAILS = "Any program that shows the details of pictures."
_BYTES = "Any program that shows bytes, or one that takes pictures out of other files."
_DROPPED = "Left out of the clean copy."
_DRAWN_ANEW = "The clean copy is drawn anew from what is shown."

# fmt: off
PICTURE_HIDINGS: tuple[Hiding, ...] = (
    Hiding("any.location", "Where the picture was taken", _B, _PROPERTIES, _DROPPED),
    Hiding("any.people-named", "Names of the people in the picture", _B, _DETAILS, _DROPPED),
    Hiding("any.owner", "Owner of the camera or telephone", _B, _PROPERTIES, _DROPPED),
    Hiding("any.credit", "Maker of the picture and holder of its copyright", _B, _PROPERTIES, _DROPPED, Weight.TRACE),
    Hiding("any.caption", "Caption, keywords or comment kept inside the picture", _B, _PROPERTIES, _DROPPED),
    Hiding("any.title", "Title kept inside the picture", _B, _PROPERTIES, _DROPPED, Weight.FORM),
    Hiding("any.camera", "Camera, program and time of the picture", _B, _PROPERTIES, _DROPPED, Weight.TRACE),
    Hiding("any.serial-number", "Serial number of the camera or lens", _B, _DETAILS, _DROPPED, Weight.TRACE),
    Hiding("any.maker-note", "Notes of the camera's maker", _B, _DETAILS, _DROPPED, Weight.TRACE),
    Hiding("any.picture-details", "Other details kept inside the picture", _B, _DETAILS, _DROPPED, Weight.TRACE),
    Hiding("any.edit-history", "History of how the picture was worked on", _B, _DETAILS, _DROPPED, Weight.TRACE),
    Hiding("any.provenance", "Signed record of where the picture comes from", _B, "Any program that shows Content Credentials.", _DROPPED, Weight.TRACE),
    Hiding("any.colour-profile", "Words of the colour profile", _B, _DETAILS, _DROPPED, Weight.TRACE),
    Hiding("any.crop-settings", "Crop that a program shows but the picture has not undergone", _C, "Open the picture in another program, or reset its crop.", _DRAWN_ANEW),
    Hiding("any.cropped-away", "Picture outside the crop", _C, "Open the picture in another program, or reset its crop.", _DRAWN_ANEW),
    Hiding("any.differing-thumbnail", "Small picture that shows something else than the picture", _B, "Any program that shows the thumbnail kept in a picture.", _DROPPED),
    Hiding("any.same-thumbnail", "Small picture that shows the same as the picture", _B, "Any program that shows the thumbnail kept in a picture.", _DROPPED, Weight.FORM),
    Hiding("any.second-picture", "Another picture kept in the same file", _B, _BYTES, _DROPPED),
    Hiding("any.same-picture", "The same picture in another size, or a map of its light or depth", _B, _BYTES, _DROPPED, Weight.FORM),
    Hiding("any.further-page", "Pages after the first", _C, "Open the picture in a program that turns pages.", "Kept, each drawn anew.", Weight.FORM),
    Hiding("any.unseen-frame", "Frame of a moving picture that is not shown", _B, "Any program that takes a moving picture apart.", _DROPPED),
    Hiding("any.brief-frame", "Frame of a moving picture that is shown for no time", _U, "Any program that takes a moving picture apart.", _DRAWN_ANEW, Weight.FORM),
    Hiding("any.layers", "Layers kept beside the picture", _C, "Open the picture in the program that made it and show its layers.", _DRAWN_ANEW),
    Hiding("any.transparent-colour", "Picture left under what is fully transparent", _C, "Open the picture in a program that can take its transparency away.", "What is fully transparent is filled with one colour."),
    Hiding("any.trailing-bytes", "Bytes after the end of the picture", _B, _BYTES, _DROPPED),
    Hiding("any.stray-bytes", "Bytes that belong to no part of the picture", _B, _BYTES, _DROPPED),
    Hiding("any.programs-part", "Part that a program or a camera keeps for itself", _B, _BYTES, _DROPPED, Weight.TRACE),
    Hiding("any.unknown-part", "Part of the file that is no part of the picture", _B, _BYTES, _DROPPED),
)
# fmt: on


def picture_hidings(format_id: str, *what: str) -> tuple[Hiding, ...]:
    """These of the pictures' hidings (all where none is named), as ones of a format: `picture_hidings("png", "caption")`."""
    found = {hiding.id.partition(".")[2]: hiding for hiding in PICTURE_HIDINGS}
    return tuple(found[name].within(format_id) for name in (what or found))


@cache
def picture_hiding(format_id: str, what: str) -> Hiding:
    """The one of these names, as one of a format: `picture_hiding("png", "caption")`."""
    return picture_hidings(format_id, what)[0]
