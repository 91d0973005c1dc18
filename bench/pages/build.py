"""Pages and their gold out of the marked sources: `python bench/pages/build.py`.

A source opens with what is true of its articles (YAML between `---` lines); the page follows, marked line by line:

    ⟦2⟧                 alone on a line: here the second article's share begins (the first begins with the page)
    ¶...                a line of body text
    §advert ...         a line of furniture of that kind
    ⟦advert|...⟧        furniture inside a line; ⟦-|...⟧ is header inside a line of body text

Every other line is header. Marks are taken out, and what stood between them becomes spans (text) or wording (markup).
"""

from __future__ import annotations

import html
import json
import re
import sys
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from rows import fold

HERE = Path(__file__).resolve().parent
_INSIDE = re.compile(r"⟦([a-z-]+)\|(.*?)⟧", re.DOTALL)
_BEGINS = re.compile(r"⟦(\d+)⟧$")
_FIELDS: dict[str, Any] = {
    "title": None, "publisher": None, "agency": None, "authors": [], "published": None, "published_from": "explicit",
    "updated": None, "dateline": None, "kind": "report", "access": "unknown", "same_as": None,
}  # fmt: skip
Piece = tuple[int, str, int, int]  # which article, "body" or a kind of furniture, from, to


def unmarked(marked: str) -> tuple[str, list[Piece], dict[int, int]]:
    """The page without marks, its pieces, and where each article's share begins."""
    out, pieces, begins, current, at = [], [], {1: 0}, 1, 0
    for line in marked.split("\n"):
        if found := _BEGINS.match(line):
            current = int(found.group(1))
            begins[current] = at if current > 1 else 0
            continue
        kind, rest = ("body", line[1:]) if line.startswith("¶") else (None, line)
        if line.startswith("§"):
            kind, rest = line[1:].split(" ", 1)
        for part_kind, words in _parts(rest, kind):
            inner = words.strip()
            if part_kind not in (None, "-") and inner:
                start = at + len(words) - len(words.lstrip())
                pieces.append((current, part_kind, start, start + len(inner)))
            out.append(words)
            at += len(words)
        out.append("\n")
        at += 1
    return "".join(out).removesuffix("\n"), pieces, begins


def _parts(line: str, kind: str | None) -> list[tuple[str | None, str]]:
    found, at = [], 0
    for mark in _INSIDE.finditer(line):
        found += [(kind, line[at : mark.start()]), (mark.group(1), mark.group(2))]
        at = mark.end()
    return [(k, words) for k, words in [*found, (kind, line[at:])] if words]


def visible(markup: str, escaped: bool) -> str:
    """The words of a stretch of markup; `escaped` when it stands as text in a feed."""
    if escaped:
        markup = html.unescape(markup)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def gold(
    name: str, head: dict[str, Any], page: str, pieces: list[Piece], begins: dict[int, int]
) -> list[dict[str, Any]]:
    """The gold of one page in the form of the other cases."""
    told = []
    markup = not name.endswith(".txt")
    ids = [f"{name.rsplit('.', 1)[0]}-{n}" for n in range(1, len(head["articles"]) + 1)]
    for n, given in enumerate(head["articles"], 1):
        row: dict[str, Any] = {"id": ids[n - 1], "page": name, **_FIELDS, "language": head["language"], **given}
        row["same_as"] = ids[row["same_as"] - 1] if row["same_as"] else None
        mine = [p for p in pieces if p[0] == n]
        if not any(p[1] == "body" for p in mine):
            raise SystemExit(f"{name}: article {n} has no body: is ⟦{n}⟧ missing?")
        around = [p for p in mine if p[1] != "body"]
        if markup:
            text = {p: visible(page[p[2] : p[3]], name == "en_feed_teaser.xml") for p in mine}
            row |= {"start": None, "end": None, "body": [], "body_text": [text[p] for p in mine if p[1] == "body"]}
            row["furniture"] = [{"kind": p[1], "text": text[p]} for p in around if text[p]]
        else:
            row |= {"start": begins[n], "end": begins.get(n + 1, len(page))}
            row["body"] = [[p[2], p[3]] for p in mine if p[1] == "body"]
            row["furniture"] = [{"kind": p[1], "span": [p[2], p[3]]} for p in around]
        told.append(row)
    return told


def written(name: str, head: dict[str, Any], page: str) -> bytes:
    """The page as it lies on disk."""
    if not name.endswith(".eml"):
        return page.encode(head.get("encoding", "utf-8"))
    mail, said = EmailMessage(policy=SMTP), head["mail"]
    for key in ("From", "To", "Subject", "Date"):
        mail[key] = said[key.lower()]
    mail["List-Unsubscribe"] = said["list"]
    mail.set_content("This letter looks better with pictures on.\n\n" + said["subject"] + "\n", cte="quoted-printable")
    mail.add_alternative(page, subtype="html", cte="base64")
    mail.set_boundary("=_letter_0001")
    return mail.as_bytes()


def main() -> None:
    told: dict[Path, list[dict[str, Any]]] = {}
    for source in sorted((HERE / "sources").iterdir()):
        _, front, marked = source.read_text(encoding="utf-8").split("---\n", 2)
        head = yaml.safe_load(front)
        page, pieces, begins = unmarked(marked)
        half = "kept" if fold(source.stem, 2) else "seen"
        odd = source.suffix in (".xml", ".eml") or "encoding" in head
        folder = HERE / "odd" / half if odd else HERE / half
        (folder / "pages").mkdir(parents=True, exist_ok=True)
        (folder / "pages" / source.name).write_bytes(written(source.name, head, page))
        told.setdefault(folder, []).extend(gold(source.name, head, page, pieces, begins))
    for folder, articles in told.items():
        family = {"family": folder.relative_to(HERE).as_posix(), "event": "unrelated pages", "articles": articles}
        (folder / "gold.json").write_text(json.dumps(family, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
