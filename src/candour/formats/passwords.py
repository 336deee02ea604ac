"""The one password that Excel tries by itself: a workbook locked with it opens without asking, and hides nothing by its lock.

Excel uses it where a sheet or a workbook is protected and nobody chose a password.
"""

from __future__ import annotations

__all__ = ["EXCELS_OWN"]

EXCELS_OWN = "VelvetSweatshop"
