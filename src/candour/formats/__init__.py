"""The kinds of file that Candour knows, and how it tells them apart.

`FORMATS` is asked from first to last; the first that knows the bytes has them. Kinds without a reader are here so
that a Gap can call them by their real name.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from candour.formats.base import Facts, Format
from candour.formats.facts import facts_of, is_dbf, is_delimited, is_flat, is_json, is_office, is_tar_header
from candour.formats.mail.knowing import is_mail, is_mailbox, is_web_archive
from candour.invisible import INVISIBLE, SMUGGLED

if TYPE_CHECKING:
    from candour.hiding import Hiding

__all__ = ["FORMATS", "Facts", "Format", "format_of", "hidings"]


# fmt: off
FORMATS: tuple[Format, ...] = (
    # zips inside, by their content types
    Format("xlsb", "Excel binary workbook", (".xlsb",), lambda f: "sheet.binary.macroEnabled.main" in f.types, "candour.formats.xlsb", "candour.formats.xlsb.clean_copy"),
    Format("xlsx", "Excel workbook", (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlam"), lambda f: is_office(f, "spreadsheetml", "ms-excel", folder="xl/"), "candour.formats.xlsx", "candour.formats.xlsx.clean_copy"),
    Format("docx", "Word document", (".docx", ".docm", ".dotx", ".dotm"), lambda f: is_office(f, "wordprocessingml", "ms-word", folder="word/"), "candour.formats.docx", "candour.formats.docx.clean_copy"),
    Format("pptx", "PowerPoint presentation", (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm", ".ppam"), lambda f: is_office(f, "presentationml", "ms-powerpoint", folder="ppt/"), "candour.formats.pptx", "candour.formats.pptx.clean_copy"),
    Format("ods", "OpenDocument spreadsheet", (".ods", ".ots"), lambda f: f.container == "zip" and f.types.startswith("application/vnd.oasis.opendocument.spreadsheet"), "candour.formats.ods", "candour.formats.ods.clean_copy"),
    Format("odt", "OpenDocument text", (".odt", ".ott"), lambda f: f.container == "zip" and f.types.startswith("application/vnd.oasis.opendocument.text"), "candour.formats.odt", "candour.formats.odt.clean_copy"),
    Format("odp", "OpenDocument presentation", (".odp", ".otp"), lambda f: f.container == "zip" and f.types.startswith("application/vnd.oasis.opendocument.presentation"), "candour.formats.odp", "candour.formats.odp.clean_copy"),
    Format("odg", "OpenDocument drawing", (".odg", ".otg"), lambda f: f.container == "zip" and f.types.startswith("application/vnd.oasis.opendocument.graphics"), "candour.formats.odp", "candour.formats.odp.clean_copy"),
    Format("odf", "OpenDocument file", (".odf", ".odb", ".odc"), lambda f: f.container == "zip" and f.types.startswith("application/vnd.oasis.opendocument")),
    Format("pbix", "Power BI report", (".pbix", ".pbit"), lambda f: f.container == "zip" and bool({"DataModel", "DataModelSchema", "Report/Layout"} & f.names), "candour.formats.models"),
    Format("twbx", "Tableau workbook with its data", (".twbx", ".tdsx"), lambda f: f.container == "zip" and any(name.endswith((".twb", ".tds")) for name in f.names), "candour.formats.models"),
    Format("zip", "zip archive", (".zip",), lambda f: f.container == "zip", "candour.formats.zip", "candour.formats.archive_copy"),
    # OLE containers, by their streams
    Format("xls", "Excel 97-2003 workbook", (".xls", ".xlt", ".xla"), lambda f: (f.container == "ole" and bool({"Workbook", "Book"} & f.names)) or (f.head[:2] == b"\x09\x08" and f.head[2:4] in (b"\x10\0", b"\x08\0")) or f.head[:4] in (b"\x09\0\x04\0", b"\x09\x02\x06\0", b"\x09\x04\x06\0"), "candour.formats.xls", "candour.formats.xls.clean_copy"),
    Format("encrypted-office", "Office file locked with a password", (".xlsx", ".docx", ".pptx", ".xlsm", ".xlsb"), lambda f: "EncryptedPackage" in f.names, "candour.formats.encrypted"),
    Format("doc", "Word 97-2003 document", (".doc", ".dot"), lambda f: "WordDocument" in f.names, "candour.formats.doc", "candour.formats.doc.clean_copy"),
    Format("ppt", "PowerPoint 97-2003 presentation", (".ppt", ".pps"), lambda f: "PowerPoint Document" in f.names, "candour.formats.ppt", "candour.formats.ppt.clean_copy"),
    Format("msg", "Outlook message", (".msg", ".oft"), lambda f: "__properties_version1.0" in f.names, "candour.formats.msg", "candour.formats.mail.clean_copy"),
    Format("ole", "OLE container", (".ole", ".bin", ".msi", ".vsd", ".pub", ".mpp"), lambda f: f.container == "ole", "candour.formats.ole"),
    # others, by their first bytes
    Format("metafile", "Windows metafile", (".emf", ".wmf"), lambda f: f.head[40:44] == b" EMF" or f.head[:4] == b"\xd7\xcd\xc6\x9a" or f.head[:6] in (b"\1\0\x09\0\0\3", b"\1\0\x09\0\0\1"), "candour.formats.metafile", "candour.formats.metafile.clean_copy"),
    Format("pdf", "PDF document", (".pdf",), lambda f: b"%PDF-" in f.head[:1024], "candour.formats.pdf", "candour.formats.pdf.clean_copy"),
    Format("rtf", "Rich Text document", (".rtf", ".doc"), lambda f: f.head.startswith(b"{\\rt"), "candour.formats.rtf", "candour.formats.rtf.clean_copy"),
    Format("jpeg", "JPEG image", (".jpg", ".jpeg", ".jpe"), lambda f: f.head.startswith(b"\xff\xd8\xff"), "candour.formats.jpeg", "candour.formats.pictures.clean_copy"),
    Format("png", "PNG image", (".png",), lambda f: f.head.startswith(b"\x89PNG\r\n\x1a\n"), "candour.formats.png", "candour.formats.pictures.clean_copy"),
    Format("gif", "GIF image", (".gif",), lambda f: f.head[:6] in (b"GIF87a", b"GIF89a"), "candour.formats.gif", "candour.formats.pictures.clean_copy"),
    Format("tiff", "TIFF image", (".tif", ".tiff"), lambda f: f.head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"), "candour.formats.tiff", "candour.formats.pictures.clean_copy"),
    Format("webp", "WebP image", (".webp",), lambda f: f.head[:4] == b"RIFF" and f.head[8:12] == b"WEBP", "candour.formats.webp", "candour.formats.pictures.clean_copy"),
    Format("heic", "HEIC or AVIF image", (".heic", ".heif", ".hif", ".avif"), lambda f: f.head[4:8] == b"ftyp" and f.head[8:12] in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1", b"avif", b"avis", b"miaf"), "candour.formats.heic", "candour.formats.pictures.clean_copy"),
    Format("bmp", "bitmap image", (".bmp", ".dib"), lambda f: f.head[:2] == b"BM" and len(f.head) > 30 and f.head[6:10] == b"\0\0\0\0", "candour.formats.bmp", "candour.formats.pictures.clean_copy"),
    Format("video", "video or sound", (".mp4", ".mov", ".avi", ".wav", ".mp3", ".mkv"), lambda f: f.head[4:8] == b"ftyp" or (f.head[:4] == b"RIFF" and f.head[8:12] in (b"AVI ", b"WAVE")) or f.head[:3] == b"ID3" or f.head[:4] == b"\x1aE\xdf\xa3"),
    Format("gz", "gzip archive", (".gz", ".tgz"), lambda f: f.head[:3] == b"\x1f\x8b\x08", "candour.formats.packed", "candour.formats.archive_copy"),
    Format("7z", "7-Zip archive", (".7z",), lambda f: f.head.startswith(b"7z\xbc\xaf\x27\x1c"), "candour.formats.sevenzip", "candour.formats.archive_copy"),
    Format("rar", "RAR archive", (".rar",), lambda f: f.head.startswith(b"Rar!\x1a\x07")),
    Format("bz2", "bzip2 archive", (".bz2",), lambda f: f.head[:3] == b"BZh" and f.head[4:10] == b"1AY&SY", "candour.formats.packed", "candour.formats.archive_copy"),
    Format("xz", "xz archive", (".xz",), lambda f: f.head.startswith(b"\xfd7zXZ\0"), "candour.formats.packed", "candour.formats.archive_copy"),
    Format("tar", "tar archive", (".tar",), lambda f: is_tar_header(f.head[:512]), "candour.formats.tar", "candour.formats.archive_copy"),
    Format("sqlite", "SQLite database", (".sqlite", ".db", ".gpkg"), lambda f: f.head.startswith(b"SQLite format 3\0"), "candour.formats.sqlite"),
    Format("access", "Access database", (".mdb", ".accdb"), lambda f: f.head[4:19] in (b"Standard Jet DB", b"Standard ACE DB")),
    Format("parquet", "Parquet table", (".parquet",), lambda f: f.head[:4] in (b"PAR1", b"PARE"), "candour.formats.parquet"),
    Format("hyper", "Tableau extract", (".hyper", ".tde"), lambda f: f.head.startswith((b"HyPe", b"TDE"))),
    Format("spss", "SPSS data", (".sav", ".zsav"), lambda f: f.head[:4] in (b"$FL2", b"$FL3")),
    Format("stata", "Stata data", (".dta",), lambda f: f.head.startswith(b"<stata_dta>")),
    Format("dbf", "dBase table", (".dbf",), lambda f: is_dbf(f.head), "candour.formats.dbf"),
    Format("tnef", "Outlook attachment (winmail.dat)", (".tnef",), lambda f: f.head[:4] == b"\x78\x9f\x3e\x22", "candour.formats.tnef"),
    Format("smime", "signed or locked part of a message (S/MIME)", (".p7m", ".p7s", ".p7c"), lambda f: f.head[:1] == b"\x30" and (b"\x2a\x86\x48\x86\xf7\x0d\x01\x07" in f.head[:24] or b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01" in f.head[:24]), "candour.formats.smime"),
    Format("pst", "Outlook data file", (".pst", ".ost"), lambda f: f.head[:4] == b"!BDN"),
    Format("program", "program", (".exe", ".dll", ".so"), lambda f: f.head[:2] == b"MZ" or f.head[:4] == b"\x7fELF"),
    # text, by what it says
    Format("fodt", "OpenDocument text in one XML file", (".fodt", ".xml"), lambda f: is_flat(f.text, "text"), "candour.formats.odt", "candour.formats.odt.clean_copy"),
    Format("fodp", "OpenDocument presentation in one XML file", (".fodp", ".xml"), lambda f: is_flat(f.text, "presentation"), "candour.formats.odp", "candour.formats.odp.clean_copy"),
    Format("fodg", "OpenDocument drawing in one XML file", (".fodg", ".xml"), lambda f: is_flat(f.text, "graphics"), "candour.formats.odp", "candour.formats.odp.clean_copy"),
    Format("fods", "OpenDocument spreadsheet in one XML file", (".fods", ".xml"), lambda f: "urn:oasis:names:tc:opendocument:xmlns:office" in f.text and "opendocument.spreadsheet" in f.text, "candour.formats.ods", "candour.formats.ods.clean_copy"),
    Format("xml-spreadsheet", "Excel 2003 XML workbook", (".xml", ".xls"), lambda f: "urn:schemas-microsoft-com:office:spreadsheet" in f.text),
    Format("svg", "SVG drawing", (".svg",), lambda f: "<svg" in f.text[:4096] and "<html" not in f.text[:4096].lower(), "candour.formats.svg", "candour.formats.svg_copy"),
    Format("mht", "web archive", (".mht", ".mhtml"), lambda f: is_web_archive(f.text), "candour.formats.mht"),
    Format("mbox", "mailbox", (".mbox",), lambda f: is_mailbox(f.text), "candour.formats.mbox"),
    Format("eml", "e-mail message", (".eml", ".emlx"), lambda f: is_mail(f.text), "candour.formats.eml", "candour.formats.mail.clean_copy"),
    Format("ics", "calendar", (".ics", ".ical", ".vcs"), lambda f: f.text.lstrip()[:15].upper() == "BEGIN:VCALENDAR", "candour.formats.ics"),
    Format("vcf", "address cards (vCard)", (".vcf", ".vcard"), lambda f: f.text.lstrip()[:11].upper() == "BEGIN:VCARD", "candour.formats.vcf"),
    Format("pgp", "message locked with PGP", (".pgp", ".gpg"), lambda f: f.text.lstrip().startswith("-----BEGIN PGP MESSAGE-----")),
    Format("html", "web page", (".html", ".htm", ".xls"), lambda f: "<html" in f.text[:4096].lower() or "<!doctype html" in f.text[:512].lower(), "candour.formats.html", "candour.formats.html.clean_copy"),
    Format("ipynb", "Jupyter notebook", (".ipynb",), lambda f: f.text.lstrip().startswith("{") and ('"nbformat"' in f.text or '"cell_type"' in f.text), "candour.formats.notebook"),
    Format("json", "JSON file", (".json", ".geojson", ".jsonl", ".ndjson", ".topojson"), lambda f: is_json(f.text), "candour.formats.json"),
    Format("xml", "XML file", (".xml", ".kml", ".gml", ".gpx"), lambda f: f.text.lstrip("\ufeff \r\n").startswith("<?xml"), "candour.formats.xmlfile"),
    Format("csv", "table of values (CSV)", (".csv", ".tsv", ".tab", ".txt", ".psv"), lambda f: is_delimited(f.text), "candour.formats.csv", "candour.formats.csv.clean_copy"),
    Format("text", "plain text", (".txt", ".md", ".log", ".text", ".csv"), lambda f: bool(f.text), "candour.formats.text", "candour.formats.text_copy"),
)
# fmt: on


def format_of(data: bytes | memoryview) -> Format | None:
    """The format these bytes are in, or None where Candour knows no such kind."""
    facts = facts_of(data)
    return next((format_ for format_ in FORMATS if format_.known_by(facts)), None)


def hidings() -> tuple[Hiding, ...]:
    """The whole catalogue: of every format that has a reader, and of text anywhere. Imports all readers."""
    readers = sorted({format_.reader for format_ in FORMATS if format_.reader})
    found = {hiding.id: hiding for reader in readers for hiding in import_module(reader).HIDINGS}
    found |= {hiding.id: hiding for hiding in (INVISIBLE, SMUGGLED)}
    return tuple(found[id_] for id_ in sorted(found))
