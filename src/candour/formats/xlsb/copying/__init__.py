"""A clean copy of a binary workbook: what its reader sees, handed over to be written as an ordinary one.

looks      fonts, fills, borders, alignment of its styles
frames     styles of cells, sizes, views, the printed page of a sheet
drawings   drawings and charts, which are in XML already
"""
