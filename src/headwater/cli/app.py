"""First stand of the command line."""
from __future__ import annotations

import sys
import typer

app = typer.Typer(add_completion=False, no_args_is_help=True)
STORE = typer.Option(None, "--store")
J = typer.Option(False, "--json")


def _out(shape):
    from headwater.shapes import line
    print(line(shape))


def _open(store):
    from headwater import archive
    from headwater.settings import Settings
    return archive.open(store or Settings().store)


@app.command()
def read(pages: list[str], json: bool = J, text: bool = typer.Option(False, "--text"), seen: str = typer.Option(None, "--seen")):
    from headwater import flow
    from headwater.ingest import Refusal, open_inputs
    from headwater.shapes import make
    bad = 0
    stdin = sys.stdin.buffer.read() if "-" in pages else None
    for page in open_inputs(pages, stdin=stdin, max_bytes=20_000_000):
        if isinstance(page, Refusal):
            print(f"headwater: {page.input}: {page.reason}", file=sys.stderr); bad = 1; continue
        if text:
            _out({"page": page.address, "text": page.text}) if json else print(page.text)
            continue
        from headwater import articles
        for a in articles.split(page):
            _out(make.article(a))
    raise typer.Exit(bad)


@app.command()
def add(inputs: list[str], json: bool = J, store: str = STORE):
    stdin = sys.stdin.buffer.read() if "-" in inputs else None
    report = _open(store).add(inputs, stdin)
    for r in report["refused"]:
        print(f"headwater: {r['input']}: {r['reason']}", file=sys.stderr)
    _out(report)
    raise typer.Exit(1 if report["refused"] else 0)


@app.command()
def families(json: bool = J, store: str = STORE):
    from headwater.shapes import make
    for f in _open(store).related().families:
        _out(make.family(f))


@app.command()
def stories(json: bool = J, store: str = STORE):
    from headwater.shapes import make
    for f in _open(store).related().stories:
        _out(make.story(f))


@app.command()
def statements(json: bool = J, store: str = STORE, all: bool = typer.Option(False, "--all")):
    from headwater.shapes import make
    for f in _open(store).related().claims:
        _out(make.statement(f))


@app.command()
def entities(json: bool = J, store: str = STORE):
    from headwater.shapes import make
    for f in _open(store).related().entities:
        _out(make.entity(f))


@app.command()
def compare(a: str = typer.Argument(None), b: str = typer.Argument(None), json: bool = J, store: str = STORE, pairs: str = typer.Option(None, "--pairs")):
    from headwater.shapes import make
    rows = [l.rstrip("\n").split("\t") for l in sys.stdin] if pairs == "-" else [(a, b)]
    arch = _open(store)
    for x, y in rows:
        p, ch = arch.compare(x, y)
        _out(make.comparison(p, ch))
