"""Ctrl-C is never lost, whatever Python is at when it is pressed."""

from __future__ import annotations

import os
import signal

import pytest

from candour.interruption import CAN_WAIT, heard, wait_for

pytestmark = pytest.mark.skipif(not CAN_WAIT, reason="signals are other on Windows")


@pytest.fixture
def pipe():
    """Both ends of a pipe that nobody writes to."""
    ends = os.pipe()
    yield ends
    for end in ends:
        os.close(end)


def press():
    """Presses Ctrl-C."""
    os.kill(os.getpid(), signal.SIGINT)


class Forgetful:
    """Whatever is raised in its end is forgotten: nobody is there to catch it."""

    def __del__(self):
        press()


class Named:
    """Python 3.11 makes another exception of what is raised here, in the making of a class."""

    def __set_name__(self, owner, name):
        press()


def test_one_that_python_forgot_is_heard_where_something_is_waited_for(pipe, capfd):
    """Pressed in what Python calls when it lets go of an object, it ends the next waiting, and nothing is shown of it."""

    def hear():
        with heard():
            Forgetful()
            wait_for(pipe[0])

    with pytest.raises(KeyboardInterrupt):
        hear()
    assert capfd.readouterr().err == ""


def test_it_is_heard_though_there_is_something_to_read(pipe):
    """A file that never ends keeps nobody from ending the command."""
    os.write(pipe[1], b"more")

    def hear():
        with heard():
            Forgetful()
            wait_for(pipe[0])

    with pytest.raises(KeyboardInterrupt):
        hear()


def test_whatever_it_leads_to_is_an_interruption():
    """An exception that comes of it, as in the making of a class, is not told as a fault."""

    def hear():
        with heard():
            type("Anything", (), {"one": Named()})
            raise RuntimeError  # newer Pythons let the interruption through

    with pytest.raises(KeyboardInterrupt):
        hear()


def test_other_faults_are_their_own():
    """Where nobody pressed Ctrl-C, an exception is what it is."""
    with pytest.raises(ZeroDivisionError), heard():
        _ = 1 / 0


def test_what_can_be_read_is_said(pipe):
    """Of several, those that have something to read are named; other signals change nothing."""
    before = signal.signal(signal.SIGUSR1, lambda *_: os.write(pipe[1], b"now"))
    other, rope = os.pipe()
    try:
        with heard():
            os.kill(os.getpid(), signal.SIGUSR1)
            assert wait_for(pipe[0], other) == {pipe[0]}
    finally:
        signal.signal(signal.SIGUSR1, before)
        os.close(other)
        os.close(rope)


def test_nothing_is_left_behind():
    """Afterwards signals go where they went before."""
    with heard():
        pass
    assert signal.set_wakeup_fd(-1) == -1
