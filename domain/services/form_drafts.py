"""What is typed into a form is kept before it is saved, and is there again after closing."""

from domain.ports import Store


def keep_form_draft(store: Store, owner: str, form: str, content: str) -> None:
    """Keep what somebody (by number) typed into a form, as the form wrote it; nothing takes the draft away.

    Not an action of its own to undo; what is kept already is not written again.
    """
    with store.reading() as reader:
        if reader.form_draft(owner, form) == content:
            return
    with store.action("draft", owner) as writer:
        writer.keep_form_draft(owner, form, content)
