"""Craft that the writers of web pages and of SVG drawings share: styles and shapes, by allow-list."""
