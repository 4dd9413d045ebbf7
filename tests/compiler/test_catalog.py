"""Extension folders: the shipped ones are complete, a shop's own take their place, and the compiler knows none by name."""

import ast
from collections.abc import Iterator
from pathlib import Path

import handbill
from handbill import assets
from handbill.catalog import load
from handbill.catalog.kinds import KINDS
from handbill.diagnostics import Report
from handbill.model.manifest import Catalog, Entry

COMPILER = Path(handbill.__file__).parent
TRIGGER = "summary: The visitor shakes the phone.\nkind: event\n"

NAMES_THAT_MEAN_SOMETHING_ELSE = {
    "choice": "a type of facts and of parameters",
    "number": "a type of facts and of parameters, and of inputs",
    "date": "a type of parameters and of inputs, and a format of moments",
    "hidden": "a type of inputs",
    "page": "the period of a cap, and the platform of a site that names none",
    "session": "the period of a cap, and a key of Data",
    "visitor": "the period of a cap, and the zone of a time",
    "promotion": "the kind of a file",
    "campaign": "the kind of a file",
    "code": "what each diagnostic has",
    "test": "a command",
    "experiment": "a key of a promotion",
    "email": "a goal",
    "phone": "a goal",
    "click": "a goal",
    "text": "a type of value, and the name of an output format",
    "image": "a type of value",
    "corner": "a slot",
    "canvas": "an element of HTML",
    "event": "a kind of trigger",
    "device": "the key of every trigger that limits it to devices",
    "note": "a second place of a diagnostic",
    "button": "an element of HTML",
    "coupon": "what exports call a column of codes",
    "form": "an element of HTML",
    "embed": "an element of HTML",
    "video": "an element of HTML",
    "progress": "an element of HTML",
    "html": "a type of value",
    "cart": "what a platform provides",
    "hash": "a kind of CSS token, and what a file is known by",
    "product": "what a platform provides",
    "consent": "a key of site.yml, and the kind of an entry",
    "time": "an element of HTML",
    "profile": "a consent use",
    "storage": "a key of manifest.json, and the browser's",
    "meta": "an element of HTML",
    "all": "a condition of several",
    "any": "a condition of one among several",
    "none": "a channel of a colour that CSS leaves out",
    "products": "a type of value, the key whose value it is, and the folder of the tables",
    "if": "a word of JavaScript",
    "end": "a place of a piece of text",
    "enroll": "a key of a campaign",
    "sync": "a consent use",
    "order": "a goal, and what a combination of triggers asks of its parts",
}
"""Literals that equal an entry's name and do not mean the entry. Anything else is knowledge that belongs in a manifest."""


DONE_FOR_US = {"apply", "add"}
"""What a platform does instead of telling something."""


FILES_ABOUT_THE_LANGUAGE = {
    "check/unbuilt.py": "what the language has, asked only about names that the catalog lacks",
    "read/shapes.py": "examples that messages show",
}


def shipped_catalog() -> tuple[Catalog, Report]:
    report = Report()
    return load(None, report), report


def literals(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the texts of a module but for docstrings and other bare expressions, and annotations in quotes."""
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node


def trigger_folder(root: Path, name: str, manifest: str = TRIGGER) -> None:
    folder = root / "targeting" / "triggers" / name
    folder.mkdir(parents=True)
    (folder / "trigger.yml").write_text(manifest)
    (folder / "trigger.js").write_text("export function watch() {}\n")
    (folder / "cases.json").write_text("[]\n")


def template_folder(root: Path, name: str, manifest: str, files: dict[str, str]) -> Path:
    folder = root / "templates" / "promotions" / name
    folder.mkdir(parents=True)
    all_files = {
        "template.yml": f"{manifest}slot: modal\nlayer: dialog\n",
        "preview.yml": "content: { headline: Hello }\n",
        **files,
    }
    for file, text in all_files.items():
        (folder / file).write_text(text)
    return folder


def test_every_shipped_folder_is_complete() -> None:
    catalog, report = shipped_catalog()

    assert report.diagnostics == ()
    assert catalog.broken == frozenset()
    for kind in KINDS:
        folders = {p.name for p in (assets.root() / kind.folder).iterdir() if p.name[0] != "_"}
        entries: dict[str, Entry] = getattr(catalog, kind.store)
        assert set(entries) == folders
        for entry in entries.values():
            wanted = (kind.manifest, *kind.parts, *((kind.cases,) if kind.cases else ()))
            missing = [part for part in wanted if not (assets.root() / entry.place(part)).exists()]
            assert missing == [], entry.folder


def test_the_compiler_knows_no_entry_by_name() -> None:
    catalog, _ = shipped_catalog()
    names = {name for kind in KINDS for name in getattr(catalog, kind.store)}
    known = {
        f"{path.relative_to(COMPILER)}:{node.lineno} {node.value!r}"
        for path in sorted(COMPILER.rglob("*.py"))
        if path.relative_to(COMPILER).as_posix() not in FILES_ABOUT_THE_LANGUAGE
        for node in literals(ast.parse(path.read_text(encoding="utf-8")))
        if node.value in names - set(NAMES_THAT_MEAN_SOMETHING_ELSE)
    }

    assert known == set()


def test_a_shops_own_folder_adds_an_entry(tmp_path: Path) -> None:
    trigger_folder(tmp_path, "shake")
    report = Report()
    catalog = load(tmp_path, report)

    assert report.diagnostics == ()
    assert (catalog.triggers["shake"].shipped, catalog.replaced) == (False, ())
    assert catalog.modules["site:targeting/triggers/shake/trigger.js"] == "export function watch() {}\n"


def test_a_shops_folder_of_a_shipped_name_takes_its_place(tmp_path: Path) -> None:
    name = min(shipped_catalog()[0].triggers)
    trigger_folder(tmp_path, name)
    catalog = load(tmp_path, Report())

    assert catalog.triggers[name].summary == "The visitor shakes the phone."
    assert catalog.replaced == (f"targeting/triggers/{name}",)


def test_folders_that_begin_with_an_underscore_are_no_entries(tmp_path: Path) -> None:
    (tmp_path / "targeting" / "triggers" / "_shared").mkdir(parents=True)
    report = Report()
    load(tmp_path, report)

    assert report.diagnostics == ()


def test_a_refused_folder_is_remembered_so_that_its_uses_are_not_called_unknown(tmp_path: Path) -> None:
    trigger_folder(tmp_path, "shake", "summary: The visitor shakes the phone.\nkind: sometimes\n")
    catalog = load(tmp_path, Report())

    assert ("trigger", "shake") in catalog.broken
    assert "shake" not in catalog.triggers


def test_what_has_not_changed_is_shared_with_the_catalog_before(tmp_path: Path) -> None:
    trigger_folder(tmp_path, "shake")
    trigger_folder(tmp_path, "tilt")
    before = load(tmp_path, Report())
    (tmp_path / "targeting" / "triggers" / "tilt" / "trigger.js").write_text(
        "export const watch = () => {};\n"
    )
    after = load(tmp_path, Report(), before)

    assert after.triggers["shake"] is before.triggers["shake"]
    assert after.triggers["tilt"] is not before.triggers["tilt"]
    assert all(after.templates[name] is before.templates[name] for name in before.templates)


def test_an_entry_that_is_like_another_has_its_sheets_markup_and_words_and_nothing_else(
    tmp_path: Path,
) -> None:
    card = template_folder(
        tmp_path, "card", "summary: A card.\nlike: note\n", {"style.css": "p { margin: 0 }\n"}
    )
    note = template_folder(
        tmp_path,
        "note",
        "summary: A note.\nmessages: { close: Close }\n",
        {
            "template.html.jinja": "<dialog></dialog>\n",
            "style.css": "p { margin: 1px }\n",
            "style.image.css": "img { width: 9px }\n",
            "messages.yml": "nl: { close: Sluiten }\n",
            "behaviour.js": "export function attach() {}\n",
            "preview.more.yml": "content: { headline: Hello }\n",
        },
    )
    report = Report()
    before = load(tmp_path, report)
    (note / "style.image.css").write_text("img { width: 8px }\n")
    after = load(tmp_path, Report(), before)

    assert report.diagnostics == ()
    found = before.templates["card"]
    own = {"template.yml", "preview.yml", "style.css"}
    assert set(found.files) - own == {"template.html.jinja", "style.image.css", "messages.yml"} == found.lent
    assert found.files["style.css"] == (card / "style.css").read_text()
    assert found.place("style.css") == "templates/promotions/card/style.css"
    assert found.place("style.image.css") == "templates/promotions/note/style.image.css"
    assert after.templates["card"].files["style.image.css"] == "img { width: 8px }\n"


def test_a_folder_of_a_shipped_name_may_be_like_the_shipped_one(tmp_path: Path) -> None:
    shipped = shipped_catalog()[0].templates
    name = min(shipped)
    template_folder(tmp_path, name, f"summary: Ours.\nlike: {name}\n", {"style.css": "p { margin: 0 }\n"})
    report = Report()
    found = load(tmp_path, report).templates[name]

    assert report.diagnostics == ()
    assert found.files["template.html.jinja"] == shipped[name].files["template.html.jinja"]
    assert found.files["style.css"] == "p { margin: 0 }\n"


def test_what_a_link_out_of_the_site_leads_to_is_lent_to_nobody(tmp_path: Path) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text(".of-somebody-else { margin: 0 }\n")
    root = tmp_path / "acme"
    note = template_folder(root, "note", "summary: A note.\n", {"template.html.jinja": "<dialog></dialog>\n"})
    (note / "style.css").symlink_to(secret)
    template_folder(root, "card", "summary: A card.\nlike: note\n", {})
    report = Report()
    catalog = load(root, report)

    assert "templates/promotions/note/style.css:1:1" in [str(d.at) for d in report.diagnostics]
    assert not any(
        "of-somebody-else" in text for entry in catalog.templates.values() for text in entry.files.values()
    )


def test_a_fact_knows_its_reader_and_its_family() -> None:
    facts = shipped_catalog()[0].facts
    query = facts["page.query.*"]

    assert (query.export, query.open, query.family and query.family.name) == ("query", True, "page")
    assert facts["promotion.*.seen"].names == "promotions"


def test_messages_about_a_site_manifest_show_its_lines(tmp_path: Path) -> None:
    trigger_folder(tmp_path, "shake", "summary: The visitor shakes the phone.\nkind: sometimes\n")
    report = Report()
    load(tmp_path, report)

    assert "kind: sometimes" in report.lines["targeting/triggers/shake/trigger.yml"]


def test_a_file_that_is_a_link_out_of_the_site_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.js"
    secret.write_text("export const secret = 1;\n")
    trigger_folder(tmp_path / "acme", "shake")
    (tmp_path / "acme" / "targeting" / "triggers" / "shake" / "more.js").symlink_to(secret)
    report = Report()
    catalog = load(tmp_path / "acme", report)

    assert [str(d.at) for d in report.diagnostics] == ["targeting/triggers/shake/more.js:1:1"]
    assert not any("secret" in text for path, text in catalog.modules.items() if path.startswith("site:"))


def test_a_manifest_that_is_no_utf_8_is_told_as_such(tmp_path: Path) -> None:
    trigger_folder(tmp_path, "shake")
    (tmp_path / "targeting" / "triggers" / "shake" / "trigger.yml").write_bytes(b"summary: \xff\n")
    report = Report()
    load(tmp_path, report)

    assert [d.code for d in report.diagnostics] == ["HB001"]


def test_what_facts_read_from_a_platform_is_given_by_some() -> None:
    catalog, _ = shipped_catalog()
    given = {key for platform in catalog.platforms.values() for key in platform.gives}

    assert {fact.asks for fact in catalog.facts.values() if fact.asks} - given == set()
    for platform in catalog.platforms.values():
        told = {key.partition(".")[0] for key in platform.gives}
        assert told == set(platform.provides) - DONE_FOR_US, platform.name


def test_examples_and_first_values_of_facts_are_kept_as_they_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "targeting" / "facts" / "moon"
    folder.mkdir(parents=True)
    facts = (
        "phase: { type: text, doc: The phase of the moon., example: { in: [full, new] }, first: full }\n"
        "  path: { type: text, doc: The path again., address: path }\n"
    )
    (folder / "facts.yml").write_text(f"summary: The moon.\nfacts:\n  {facts}")
    (folder / "facts.js").write_text("export function phase() {}\nexport function path() {}\n")
    (folder / "cases.json").write_text("[]\n")
    report = Report()
    catalog = load(tmp_path, report)

    assert report.diagnostics == ()
    assert catalog.facts["moon.phase"].example == "{ in: [full, new] }"
    assert (catalog.facts["moon.phase"].first, catalog.facts["moon.path"].address) == ("full", "path")


def test_a_part_that_no_address_has_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "targeting" / "facts" / "moon"
    folder.mkdir(parents=True)
    (folder / "facts.yml").write_text(
        "summary: The moon.\nfacts: { phase: { type: text, doc: Its phase., address: way } }\n"
    )
    (folder / "facts.js").write_text("export function phase() {}\n")
    (folder / "cases.json").write_text("[]\n")
    report = Report()
    load(tmp_path, report)

    assert [d.message for d in report.diagnostics] == [
        "'address' takes one of: path, host, query, hash, type"
    ]
