"""Quality: how much of the personal data in invented files is found, and how much else is taken for it."""
