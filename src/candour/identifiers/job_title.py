"""Job title: what a member of staff does.

What it is:
    A post or an occupation. Where only one person holds a post, it is that person.

How Candour tells it:
    By a header.

Known misses:
    Titles in running text; titles without a header.

Sources:
    ICO, Requests for personal data about public authority employees.
"""

from __future__ import annotations

from candour.identifiers.base import Group, Identifier

__all__ = ["JOB_TITLE"]


JOB_TITLE = Identifier(
    id="job-title",
    title="job title",
    plural="job titles",
    group=Group.STAFF,
    odds=0.1,
    labels=(
        "job title",
        "post title",
        "position title",
        "occupation",
        "job role",
        "profession",
        "employment",
    ),
    label_odds=100,
    needs_label=True,
    fits=lambda value: 2 <= len(value.strip()) <= 100 and any(sign.isalpha() for sign in value),
    ignores=("Head of Finance", "job titles are listed below", "Job title: 14 posts"),
)
