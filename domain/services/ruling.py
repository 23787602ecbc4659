"""Putting a rule version in force, dated and layered (rules 3-12, decisions F6, F8)."""

from datetime import timedelta

from domain.ports import Store, Writer
from domain.problems import Refusal
from domain.rules import RuleVersion, check_new_version, rules_in_force


def put_in_force(store: Store, version: RuleVersion, by: str = "") -> tuple[int, int]:
    """Keep a new version and compute the scores of the days it covers anew; the action and how many logs.

    Refuses `unknown_unit`, `version_exists` (one of that owner from that day is there) and what
    `check_new_version` refuses.
    """
    with store.action("rules", by) as writer:
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
        writer.add_rule_version(version)
        writer.note(code=version.code, owner=version.owner, effective_from=version.effective_from.isoformat())
        if version.owner:
            return writer.number, 0
        following = [held.effective_from for held in mine if held.effective_from > version.effective_from]
        last = min(following) - timedelta(days=1) if following else None
        rules = rules_in_force((*versions, version), (), version.effective_from)
        return writer.number, writer.rescore(rules.points, rules.version, version.effective_from, last)


def rescore_all(writer: Writer) -> int:
    """Compute every stored day score anew from the versions in force; how many logs that were."""
    versions = sorted((v for v in writer.rule_versions() if not v.owner), key=lambda v: v.effective_from)
    ends = [*(v.effective_from - timedelta(days=1) for v in versions[1:]), None]
    done = 0
    for version, last in zip(versions, ends, strict=True):
        rules = rules_in_force(versions, (), version.effective_from)
        done += writer.rescore(rules.points, rules.version, version.effective_from, last)
    return done
