"""Comments are one click away, and name who wrote them."""

from __future__ import annotations

from candour.hiding import Sight
from files.xlsx_parts import comments, threads


def test_notes_are_one_table_by_cell(look):
    """A note is found at its cell, with its runs of text joined, and its author beside it."""
    looked = look("notes-on-a-seen-sheet")
    assert looked.cells['sheet "Data" › comments › B2'] == "Ring her on 07700 900123"
    assert looked.cells['sheet "Data" › comments › B2, author'] == "Nia Example"
    assert looked.tables[0].header == ("cell", "author", "text")
    assert looked.tables[0].under.sight is Sight.COVERED
    assert looked.counts == {"comment": 1}


def test_notes_of_a_hidden_sheet_say_so_in_their_place(look):
    """A note on a hidden sheet is a comment still, at the hidden sheet's place."""
    looked = look("notes-on-a-hidden-sheet")
    assert looked.masks['sheet "Data" (hidden) › comments › B2'] == "xlsx.comment"


def test_notes_of_a_sheet_that_is_not_listed_are_buried_with_it(look):
    """A note is no nearer to sight than the sheet that it stands on."""
    looked = look("notes-on-a-sheet-that-is-not-listed")
    assert {table.under.sight for table in looked.tables} == {Sight.BURIED}
    assert {text.sight for text in looked.texts} == {Sight.BURIED}
    assert looked.hidings == {"xlsx.comment", "xlsx.comment-person"}


def test_an_author_without_a_comment_is_named(look):
    """The list of authors keeps those whose comments were deleted."""
    looked = look("notes-on-a-seen-sheet")
    assert looked.said == {"author": "Callum Example"}
    assert looked.texts[0].hiding.id == "xlsx.comment-person"


def test_a_part_without_comments_hides_nothing(look):
    """An empty part of comments gives nothing."""
    looked = look(comments("<authors><author></author></authors><commentList/>"))
    assert not looked.found


def test_a_thread_is_reported_once(look):
    """The stand-in that Excel writes for older programs is left aside, as it says nothing more than the thread."""
    looked = look("thread-of-comments")
    assert looked.counts == {"comment": 2}
    places = {str(table.place) for table in looked.tables}
    assert 'book.xlsx › sheet "Summary" › comments' not in places
    assert [cell.text for block in looked.tables[0].blocks() for cell in block.cells()] == [
        "A2", "Nia Example", "Is this him?", "A2", "Callum Example", "Yes",
    ]  # fmt: skip


def test_a_stand_in_that_says_more_than_its_thread_is_reported(look):
    """What a stand-in says beyond its thread was said once, and is still there for older programs."""
    looked = look(threads("[Threaded comment]\n\nHer number is 07700 900123"))
    assert looked.counts == {"comment": 3}
    assert any("07700 900123" in word for word in looked.words)


def test_people_are_named_with_their_accounts(look):
    """The people behind threads are listed with their user names, often e-mail addresses."""
    looked = look("thread-of-comments")
    assert looked.cells["people who commented › person 1, user id"] == "S::nia@example.com::1"
    assert looked.masks["people who commented › person 1, user id"] == "xlsx.comment-person"


def test_tasks_name_those_they_were_given_to(look):
    """A task that a comment gave to somebody keeps the account."""
    assert "nia@example.com" in look("tasks-given-in-comments").words


def test_a_cell_name_that_is_none_is_not_repeated(look):
    """An address is made of a cell's name only where it is one."""
    notes = '<authors><author>x</author></authors><commentList><comment ref="Nia Example" authorId="7"><text><t>hello</t></text></comment></commentList>'
    assert 'sheet "Data" › comments › comment 1' in look(comments(notes)).cells
