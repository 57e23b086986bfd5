"""The flow `publish`: link what the parts say, check it, release it, and show in Prefect what came out."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE

from flows.runs.manifest import RunManifest, load_manifest
from flows.runs.publish import publish_or_set_aside
from flows.runs.webhooks import Delivery, deliver_webhooks
from flows.settings import Settings
from normalized.release import Release

TABLE_KEY = "rathaus-release"
SUMMARY_KEY = "rathaus-summary"
SHOWN_ISSUES = 50
"""Issues that the summary lists one by one; the others are counted, and all stand in the release."""


@task(name="publish-release", cache_policy=NO_CACHE)
def publish_release_task(manifest: RunManifest, settings: Settings, *, force: bool) -> Release:
    """See `flows.runs.publish.publish_or_set_aside`. Never tried again: a refused release stays refused."""
    return publish_or_set_aside(manifest, settings, force=force)


@task(name="show-release", cache_policy=NO_CACHE)
def show_release_task(manifest: RunManifest, release: Release) -> None:
    """Leave a table and a summary among Prefect's artifacts."""
    rows = [{"table": name, "rows": count} for name, count in release.counts.tables.items()]
    create_table_artifact(rows, key=TABLE_KEY, description=f"Rows by table in {release.name}")
    create_markdown_artifact(markdown_summary(manifest, release), key=SUMMARY_KEY, description=release.name)


@task(name="deliver-webhooks", cache_policy=NO_CACHE)
def deliver_webhooks_task(release: Release, settings: Settings) -> Delivery | None:
    """See `flows.runs.webhooks.deliver_webhooks`, which tries again by itself."""
    return deliver_webhooks(release, settings)


@flow(name="publish", validate_parameters=False)
def publish(manifest: Path, settings: Settings, *, force: bool = False) -> Release:
    """Publish the parts of a run's manifest. See `flows.runs.publish.publish_or_set_aside` for what is raised."""
    run = load_manifest(manifest)
    release = publish_release_task(run, settings, force=force)
    show_release_task(run, release)
    return release


def markdown_summary(manifest: RunManifest, release: Release) -> str:
    """What came out and what a person should look at, in Markdown."""
    counts = release.counts
    mentions = ", ".join(f"{count} {kind}" for kind, count in counts.mentions.items()) or "none"
    lines = [
        f"# {release.name}",
        "",
        f"- pages: {counts.tables['pages']}, {counts.pages_failed} failed",
        f"- blocks: {counts.blocks_kept} kept, {counts.blocks_stripped} stripped",
        f"- mentions: {mentions}",
        f"- cities: {counts.tables['cities']}",
        f"- mayors: {counts.tables['mayors']}",
        f"- partnerships: {counts.tables['partnerships']}",
        f"- contacts: {counts.tables['contacts']}",
        f"- run: {manifest.run_id}, {len(manifest.parts)} parts, code {manifest.code_version}",
        f"- files: {release.path}",
        "",
        *_issue_lines(release),
    ]
    return "\n".join(lines) + "\n"


def _issue_lines(release: Release) -> list[str]:
    codes: Counter[tuple[str, str]] = Counter()
    shown: list[dict[str, Any]] = []
    with (release.path / "jsonl" / "issues.jsonl").open(encoding="utf-8") as file:
        for issue in map(json.loads, file):
            codes[issue["severity"], issue["code"]] += 1
            if issue["severity"] != "info" and len(shown) < SHOWN_ISSUES:
                shown.append(issue)
    if not codes:
        return ["No issues."]
    lines = ["## Issues", "", "| severity | code | rows |", "|---|---|---|"]
    lines += [f"| {severity} | {code} | {count} |" for (severity, code), count in sorted(codes.items())]
    if shown:
        lines += ["", f"The first {len(shown)} errors and warnings:", ""]
        lines += [
            f"- {_escaped(issue.get('url') or issue.get('source') or '')}: {_escaped(issue['message'])}"
            for issue in shown
        ]
    return lines


def _escaped(text: str) -> str:
    """Text of a page or address as Markdown that means nothing but itself."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>()#+!|" else c for c in " ".join(text.split()))
