"""A clean copy of an Excel 97-2003 workbook: what its reader sees, handed over to be written as a new one.

looks      fonts, fills, borders, alignment of its styles
frames     a second way through a sheet's records: styles of cells, sizes, views, the printed page
floating   shapes, pictures, comments that are always shown
charts     charts, as they are drawn
"""
