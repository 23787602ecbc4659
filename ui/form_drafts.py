"""What is typed into a form is kept in the store before it is saved, and is there again after a crash."""

from domain.problems import Refusal
from domain.services.form_drafts import keep_form_draft
from ui.desk import Desk


def keep(desk: Desk, form: str, content: str) -> None:
    """Keep a draft of the person sitting here; nothing takes it away. What can't be kept is told."""
    try:
        keep_form_draft(desk.store, desk.me, form, content)
    except Refusal as refusal:
        desk.refuse(refusal)


def kept(desk: Desk, form: str) -> str:
    """The draft of a form; empty where there is none."""
    with desk.store.reading() as reader:
        return reader.form_draft(desk.me, form)


def kept_forms(desk: Desk, beginning: str) -> list[str]:
    """The forms, by a beginning of their names, into which the person typed something."""
    with desk.store.reading() as reader:
        return sorted(reader.form_drafts(desk.me, beginning))
