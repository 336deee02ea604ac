"""The sandbox: every file is read by a process that can do nothing but read it.

    command ──forks once──▶ warm parent ──forks──▶ locked child
      │  opens the file         │  counts bytes          │  no network, no program, no other file, no other process,
      │  checks the answer      │  watches the clock     │  little memory, little time; reads a few dozen files
      ▼                         ▼                        ▼
    one file ──descriptor──▶ ──descriptor──▶ ──────▶ report ──bounded messages──▶ ──▶ checked field by field

A child that crashes, hangs or eats memory costs nothing but itself: the file that it was at is read again alone in a fresh one,
and if that falls too the file has a Gap that says how. `lanes` is the command's side, `parent` and `child` the other two; `lock`
is what a child gives up. `doctor` tells of it in plain words.
"""

from __future__ import annotations

from candour.sandbox.asking import Answer
from candour.sandbox.lanes import CAN_LOCK, answers_in_order, several_lanes, told
from candour.sandbox.work import Fault, Guard, Work

__all__ = ["CAN_LOCK", "Answer", "Fault", "Guard", "Work", "answers_in_order", "several_lanes", "told"]
