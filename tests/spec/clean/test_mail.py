"""Clean copies of messages: what is shown of them, and what is attached, each file cleaned in turn."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from candour import inspect
from candour.cleaned import CannotClean
from candour.cleaning import Cleaned, Order, clean
from candour.formats import format_of
from files import mail_files
from files.pictures import FILES as PICTURES

MESSAGES = [name for name, make in mail_files.FILES.items() if format_of(make()).id in ("eml", "msg")]


def copied(data: bytes, name: str = "reply.eml", **order: object) -> Cleaned:
    """The copy, which `clean` has proved, made twice; its own copy is the same to the byte."""
    cleaned = clean(data, name=name, order=Order(**order))
    assert clean(data, name=name, order=Order(**order)).data == cleaned.data
    again = clean(cleaned.data, name="reply.eml")
    assert (again.data, again.changes) == (cleaned.data, ())
    return cleaned


def parsed(cleaned: Cleaned) -> EmailMessage:
    """The copy as Python's own library reads it."""
    return message_from_bytes(cleaned.data, policy=policy.default)


@pytest.mark.parametrize("name", MESSAGES)
def test_every_message_is_copied_clean(name):
    """The copy is proved, and reading it tells of nothing out of sight; an Outlook item becomes an ordinary message."""
    data = mail_files.FILES[name]()
    cleaned = copied(data, "reply.msg" if name.startswith("msg") else "reply.eml")
    assert cleaned.format == "eml"
    assert not inspect(cleaned.data, name="reply.eml").hidings
    hidden = {one.hiding.id for one in inspect(data, name="reply").hidings}
    assert bool(hidden) == bool(cleaned.changes)


def message(**headers: str) -> EmailMessage:
    """A message to somebody, on its way for a while."""
    made = EmailMessage()
    made["From"] = "Nia Example <nia@example.com>"
    made["To"] = '"Test, Bob" <bob@example.com>, Zoë Sample <zoe@example.com>'
    made["Subject"] = "Answer to your request – café licences"
    made["Date"] = "Mon, 05 Jan 2099 10:00:00 +0000"
    made["Received"] = "from desk17.example.com ([10.1.2.3]) by mail.example.com"
    for name, text in headers.items():
        made[name.replace("_", "-")] = text
    return made


def test_only_shown_headers_are_kept():
    """Who, to whom, what and when stay, in any alphabet; the way, the thread, blind copies and notes go."""
    made = message(
        Bcc="Sid Quillfeather <sid@example.com>",
        X_Note="ask Quillfeather first",
        Message_ID="<q@example.com>",
    )
    made.set_content("Dear Bob,\nthe figures are below.\n")
    copy = parsed(copied(made.as_bytes()))
    assert {name.lower() for name in copy.keys()} == {  # noqa: SIM118  (a message, not a dictionary)
        "from", "to", "subject", "date", "mime-version", "content-type", "content-transfer-encoding",
    }  # fmt: skip
    assert copy["Subject"] == made["Subject"]
    assert [str(address) for address in copy["To"].addresses] == [
        str(address) for address in made["To"].addresses
    ]
    assert copy.get_content().splitlines() == ["Dear Bob,", "the figures are below."]


def test_the_shown_version_of_the_text_is_kept():
    """Of a message in two versions the formatted one stays, without what its page hides."""
    made = message()
    made.set_content("Dear Bob,\nthe victim is Nia Quillfeather.\n")
    made.add_alternative(
        '<p>Dear Bob,</p><p>the figures are attached.</p><p style="display:none">Quillfeather</p>',
        subtype="html",
    )
    cleaned = copied(made.as_bytes())
    assert b"Quillfeather" not in cleaned.data
    copy = parsed(cleaned)
    assert copy.get_content_type() == "text/html"
    assert "the figures are attached" in copy.get_content()


def test_pictures_in_the_text_stay_where_they_are_shown():
    """A picture that the page shows stays beside it, drawn anew, under a name that says nothing."""
    made = message()
    made.set_content('<p>As drawn:</p><img src="cid:quillfeather@desk17.example.com">', subtype="html")
    picture = (
        PICTURES["jpeg-taken-at-a-place"]()
        if "jpeg-taken-at-a-place" in PICTURES
        else next(make() for name, make in PICTURES.items() if name.startswith("jpeg"))
    )
    made.add_related(picture, "image", "jpeg", cid="<quillfeather@desk17.example.com>")
    copy = parsed(copied(made.as_bytes()))
    page, drawn = copy.iter_parts()
    assert 'src="cid:picture1"' in page.get_content()
    assert drawn["Content-ID"] == "<picture1>"
    assert drawn.get_content()[:3] == b"\xff\xd8\xff"


def test_attachments_are_cleaned_and_keep_their_names():
    """Each attachment is cleaned; one that becomes of another kind has the ending of that kind."""
    made = message()
    made.set_content("See the table.\n")
    made.add_attachment(
        "Ward,Count\r\nHill,3\r\nDale,4\r\n,,,,,Quillfeather\r\n",
        subtype="csv",
        filename="figures by ward.csv",
    )
    cleaned = copied(made.as_bytes())
    (attached,) = parsed(cleaned).iter_attachments()
    assert attached.get_filename() == "figures by ward.csv"
    assert attached.get_content() == "Ward,Count\r\nHill,3\r\nDale,4\r\n"
    assert {change.id for change in cleaned.changes} == {"csv.columns-beyond-header", "eml.header-trace"}


def test_a_message_inside_is_cleaned_too():
    """A forwarded message keeps what is shown of it, and nothing of its way."""
    inner = message(Bcc="Sid Quillfeather <sid@example.com>")
    inner.set_content("The first answer.\n")
    made = message()
    made.set_content("See below.\n")
    made.add_attachment(inner)
    cleaned = copied(made.as_bytes())
    assert b"Quillfeather" not in cleaned.data
    assert b"desk17" not in cleaned.data
    (attached,) = parsed(cleaned).iter_attachments()
    assert attached.get_content()["Subject"] == inner["Subject"]


def test_values_in_sight_are_blacked_out_everywhere():
    """What is to be taken out is gone from headers, text and attachments."""
    made = message()
    made.set_content("NHS number: 999 000 0018\n")
    made.add_attachment(
        "Ward,NHS number\r\nHill,999 000 0018\r\nDale,999 000 0026\r\n", subtype="csv", filename="a.csv"
    )
    cleaned = copied(made.as_bytes(), redacts=("nhs-number",))
    (attached,) = parsed(cleaned).iter_attachments()
    assert attached.get_content().count("▇▇▇▇▇▇") == 2
    assert "▇▇▇▇▇▇" in parsed(cleaned).get_body().get_content()


def test_what_is_locked_cannot_be_cleaned():
    """A message with a part that nobody can read is refused, in words that say what to do."""
    made = message()
    made.set_content("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n")
    with pytest.raises(CannotClean, match="cannot be read"):
        clean(made.as_bytes(), name="reply.eml")
