"""A clean copy of an OpenDocument spreadsheet: its sheets in sight, written anew.

values   what a cell holds, with the digits that it shows
styles   the styles of cells, with their number formats
sheets   rows and cells, closed up
charts   the values in charts, as the cells show them
pages    headers and footers
"""
