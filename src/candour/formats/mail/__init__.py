"""What the readers of e-mail share: headers, parts, bodies, and the properties of Outlook's own formats."""
