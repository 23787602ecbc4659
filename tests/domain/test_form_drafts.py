"""Drafts of forms: kept, changed, taken away, each person's own."""

from domain.services.form_drafts import keep_form_draft
from storage.store import Store


def test_a_draft_is_kept_until_it_is_empty(people: Store) -> None:
    keep_form_draft(people, "000007", "inspection/00004", "a")
    keep_form_draft(people, "000007", "inspection/00004", "b")
    keep_form_draft(people, "000005", "inspection/00004", "c")
    keep_form_draft(people, "000007", "visit", "d")
    with people.reading() as reader:
        audited = reader.row_count("audit")
        assert reader.form_draft("000007", "inspection/00004") == "b"
        assert reader.form_drafts("000007", "inspection/") == {"inspection/00004"}
    keep_form_draft(people, "000007", "inspection/00004", "b")
    keep_form_draft(people, "000007", "inspection/00009", "")
    with people.reading() as reader:
        assert reader.row_count("audit") == audited
    keep_form_draft(people, "000007", "inspection/00004", "")
    with people.reading() as reader:
        assert reader.form_draft("000007", "inspection/00004") == ""
        assert reader.form_draft("000005", "inspection/00004") == "c"
