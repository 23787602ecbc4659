"""Rule versions: drafted, tried, put in force from a day, layered (rules 3-12, decisions F6, F8)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from domain.impact import Impact, impact
from domain.ports import Reader, Store, Writer
from domain.problems import Fault, FormRefusal, Refusal
from domain.requirements import POINTS, REQUIREMENTS, floor_of, number_fault, number_of
from domain.rules import RuleVersion, check_new_version, latest_version, rules_in_force
from domain.weeks import Week

NAME_SIGNS = "@+"
"""Signs that join versions to the name under which a score is kept (`domain.rules.Rules.version`)."""


def put_in_force(store: Store, version: RuleVersion, by: str = "") -> tuple[int, int]:
    """Keep a new version and compute the scores of the days it covers anew; the action and how many logs.

    Refuses `unknown_unit`, `version_exists` (one of that owner from that day is there), `week_issued` (a report
    it would judge otherwise is out) and what `check_new_version` refuses.
    """
    with store.action("rules", by) as writer:
        return writer.number, _put(writer, version)


def _put(writer: Writer, version: RuleVersion) -> int:
    org = writer.organisation()
    versions = writer.rule_versions()
    if version.owner and version.owner not in org.units:
        raise Refusal("unknown_unit", value=version.owner)
    mine = [held for held in versions if held.owner == version.owner]
    if any(held.effective_from == version.effective_from for held in mine):
        raise Refusal("version_exists", day=version.effective_from.isoformat())
    owner = org.units[version.owner] if version.owner else None
    above = org.chain(version.owner)[:-1] if version.owner else ()
    check_new_version(version, owner, rules_in_force(versions, above, version.effective_from))
    earliest = earliest_day(writer, version.owner, version.effective_from)
    if version.effective_from < earliest:
        raise Refusal("week_issued", day=version.effective_from.isoformat(), earliest=earliest.isoformat())
    writer.add_rule_version(version)
    writer.note(code=version.code, owner=version.owner, effective_from=version.effective_from.isoformat())
    if version.owner:
        return 0
    following = [held.effective_from for held in mine if held.effective_from > version.effective_from]
    last = min(following) - timedelta(days=1) if following else None
    rules = rules_in_force((*versions, version), (), version.effective_from)
    return writer.rescore(rules.points, rules.version, version.effective_from, last)


def earliest_day(reader: Reader, owner: str, day: date) -> date:
    """The first day from which a layer's rules may change: no week whose report is issued is judged anew."""
    org = reader.organisation()
    units = org.below(owner) if owner else org.units.keys()
    issued = [r.week.sunday for r in reader.issued_weeks(day, None) if r.unit in units]
    return max(issued) + timedelta(days=1) if issued else day


def new_draft(versions: Iterable[RuleVersion], owner: str, today: date) -> RuleVersion:
    """A draft for a layer: what the layer says now, from next Monday on, for the person to change."""
    held = latest_version(versions, owner, today)
    start = Week.of(today).shifted(1).monday
    if held is None:
        return RuleVersion("", start, owner)
    return replace(held, code="", effective_from=start, effective_to=None)


def save_draft(store: Store, draft: RuleVersion, by: str = "") -> int:
    """Keep a layer's draft, which counts for nobody yet; the action's number."""
    with store.action("rule_draft", by) as writer:
        writer.save_rule_draft(draft)
        writer.note(owner=draft.owner, code=draft.code)
        return writer.number


def discard_draft(store: Store, owner: str, by: str = "") -> int:
    """Throw a layer's draft away. Refuses `no_draft`."""
    with store.action("rule_draft_discarded", by) as writer:
        if not writer.remove_rule_draft(owner):
            raise Refusal("no_draft")
        writer.note(owner=owner)
        return writer.number


def draft_faults(reader: Reader, draft: RuleVersion) -> dict[str, Fault]:
    """What keeps a draft from being put in force, by the field's code: `code` (its name), days, numbers."""
    versions = reader.rule_versions()
    org = reader.organisation()
    faults: dict[str, Fault] = {}
    if not draft.code.strip():
        faults["code"] = Fault("missing_value")
    elif set(draft.code) & set(NAME_SIGNS):
        faults["code"] = Fault("bad_rule_name", {"signs": " ".join(NAME_SIGNS)})
    earliest = earliest_day(reader, draft.owner, draft.effective_from)
    if draft.effective_from < earliest:
        faults["effective_from"] = Fault("earliest_day", {"day": earliest.isoformat()})
    if any((v.owner, v.effective_from) == (draft.owner, draft.effective_from) for v in versions):
        faults["effective_from"] = Fault("version_on_day", {"day": draft.effective_from.isoformat()})
    if draft.effective_to is not None and draft.effective_to < draft.effective_from:
        days = {"first": draft.effective_from.isoformat(), "last": draft.effective_to.isoformat()}
        faults["effective_to"] = Fault("bad_period", dict(days))
    above = org.chain(draft.owner)[:-1] if draft.owner else ()
    for requirement in REQUIREMENTS if draft.owner else (*REQUIREMENTS, *POINTS):
        code = requirement.code
        floor = floor_of(versions, above, draft.effective_from, code)
        fault = number_fault(draft, code, number_of(draft, code), floor)
        if fault:
            faults[code] = fault
    return faults


def schedule(store: Store, owner: str, by: str = "") -> int:
    """Put a layer's draft in force from its day on; it is no draft any more. Refuses `no_draft`, `form_refused`."""
    with store.action("rules", by) as writer:
        draft = next((draft for draft in writer.rule_drafts() if draft.owner == owner), None)
        if draft is None:
            raise Refusal("no_draft")
        faults = draft_faults(writer, draft)
        if faults:
            raise FormRefusal(faults)
        writer.remove_rule_draft(owner)
        _put(writer, draft)
        return writer.number


def withdraw_version(store: Store, owner: str, effective_from: date, today: date, by: str = "") -> int:
    """Take a scheduled version back among the drafts; the action's number.

    Refuses `no_version`, `version_used` (it is in force: only a newer one replaces it), `draft_exists`.
    """
    with store.action("rules_withdrawn", by) as writer:
        held = [v for v in writer.rule_versions() if (v.owner, v.effective_from) == (owner, effective_from)]
        if not held:
            raise Refusal("no_version", day=effective_from.isoformat())
        if effective_from <= today:
            raise Refusal("version_used", day=effective_from.isoformat())
        if any(draft.owner == owner for draft in writer.rule_drafts()):
            raise Refusal("draft_exists")
        writer.remove_rule_version(owner, effective_from)
        writer.save_rule_draft(held[0])
        writer.note(code=held[0].code, owner=owner, effective_from=effective_from.isoformat())
        if not owner:
            rescore_all(writer)
        return writer.number


def try_draft(reader: Reader, draft: RuleVersion, unit: str, today: date) -> Impact:
    """The last full week of a unit and all below it, as the draft would judge it; nothing is stored."""
    week = Week.of(today).shifted(-1)
    org = reader.organisation()
    units = org.below(unit) if unit in org.units else org.units.keys()
    logs = reader.logs(week.monday, week.sunday)
    return impact(org, units, week, logs, reader.rule_versions(), draft)


def rescore_all(writer: Writer) -> int:
    """Compute every stored day score anew from the versions in force; how many logs that were."""
    versions = sorted((v for v in writer.rule_versions() if not v.owner), key=lambda v: v.effective_from)
    ends = [*(v.effective_from - timedelta(days=1) for v in versions[1:]), None]
    done = 0
    for version, last in zip(versions, ends, strict=True):
        rules = rules_in_force(versions, (), version.effective_from)
        done += writer.rescore(rules.points, rules.version, version.effective_from, last)
    return done
