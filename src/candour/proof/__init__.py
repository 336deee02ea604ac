"""The proof that a copy is clean. It believes neither the writer that made the copy nor, alone, the reader that checks it.

the file ──Candour reads──▶ sights ─┐                     ┌─▶ nothing out of sight
the copy ──Candour reads──▶ sights ─┼──compared───────────┼─▶ everything in sight, in order
    │                               │                     ├─▶ an independent reader says the same
    ├──another library reads────────┘                     ├─▶ pages and pictures look the same
    └──every byte unpacked────────────────────────────────┴─▶ no residue
"""
