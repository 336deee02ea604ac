"""A clean copy of a workbook: what a reader sees of it, written anew.

sheets ──read as always──▶ cells in sight ──▶ lines that stay ──▶ values as shown ──▶ sheets of the copy
                               │                                                   ▲
  texts, styles ───────────────┴── those in use, numbered as they are first met ───┘

opened      the parts of the workbook that a copy needs, and what has been done to it
gathering   a sheet's cells, as arrays, with what a reader sees of each
lines       which rows and columns stay, and where they come to stand
texts, looks, theme, numbers    what cells hold, and how they look
rows        the XML of a sheet's cells
conditions  conditional formats, as they show
surrounds   what stands around the cells: views, page set-up, links, tables
drawings, charts, legacy        what floats over them
"""
