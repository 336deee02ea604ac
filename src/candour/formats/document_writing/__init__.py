"""Writing documents: what older kinds of document show, as a new Word document.

model ──▶ what a page shows, whatever file it came from: paragraphs of words with looks, tables, notes, pictures
paragraphs, tables ──▶ elements
document ──▶ the package; the writer of Word's own copies makes it a clean one
"""
