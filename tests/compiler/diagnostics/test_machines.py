"""The same diagnostics for other programs."""

import json
from urllib.parse import unquote

from handbill.diagnostics import Diagnostic, Note, Report, Span, render
from handbill.diagnostics.rules import folder, reading

FIRST = Span("promotions/a b.yml", 1, 1, 1, 5)
TWICE = reading.duplicate_key(Span("promotions/a b.yml", 3, 1, 3, 5), key="goal", first=FIRST)
BARE = Diagnostic("HB037", "warning", Span("été/x,y.yml", 2, 3, 4, 1), "100%: a\nb")


def test_json_says_everything_in_ascii() -> None:
    text = render.json([TWICE, BARE])
    assert text.isascii()
    assert json.loads(text) == {
        "diagnostics": [
            {
                "code": "HB010",
                "severity": "error",
                "file": "promotions/a b.yml",
                "line": 3,
                "column": 1,
                "end_line": 3,
                "end_column": 5,
                "message": "'goal' stands twice in this map, first in line 1",
                "help": "keep one of the two",
                "notes": [
                    {
                        "file": "promotions/a b.yml",
                        "line": 1,
                        "column": 1,
                        "end_line": 1,
                        "end_column": 5,
                        "message": "first written here",
                    }
                ],
            },
            {
                "code": "HB037",
                "severity": "warning",
                "file": "été/x,y.yml",
                "line": 2,
                "column": 3,
                "end_line": 4,
                "end_column": 1,
                "message": "100%: a\nb",
                "help": None,
                "notes": [],
            },
        ]
    }
    assert json.loads(render.json([])) == {"diagnostics": []}


def test_a_github_annotation_is_one_line_with_its_separators_escaped() -> None:
    assert render.github([TWICE], folder="sites/acme/") == (
        "::error file=sites/acme/promotions/a b.yml,line=3,endLine=3,col=1,endColumn=5,title=HB010::"
        "'goal' stands twice in this map, first in line 1%0A"
        "first written here: promotions/a b.yml:1:1%0Ahelp: keep one of the two\n"
    )
    assert (
        render.github([BARE]) == "::warning file=été/x%2Cy.yml,line=2,endLine=4,title=HB037::100%25: a%0Ab\n"
    )


def test_sarif_names_place_rule_and_second_place() -> None:
    log = json.loads(render.sarif([TWICE, BARE]))
    assert (log["version"], log["$schema"].rsplit("/", 1)[1]) == ("2.1.0", "sarif-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["HB010", "HB037"]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["error", "warning"]
    assert rules[0]["shortDescription"]["text"].startswith("A key stands once in its map")
    first, second = run["results"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["HB010", "HB037"]
    assert first["relatedLocations"][0]["message"]["text"] == "first written here"
    place = second["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 2, "startColumn": 3, "endLine": 4, "endColumn": 1}
    assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
    assert place["artifactLocation"]["uri"].isascii()
    assert unquote(place["artifactLocation"]["uri"]) == "été/x,y.yml"


def test_every_form_tells_of_the_same_diagnostics() -> None:
    report = Report([BARE, TWICE, folder.site_missing(Span("site.yml"), folder=False)])
    found = report.diagnostics
    codes = [one.code for one in found]
    assert [one["code"] for one in json.loads(render.json(found))["diagnostics"]] == codes
    assert [one["ruleId"] for one in json.loads(render.sarif(found))["runs"][0]["results"]] == codes
    lines = render.github(found).splitlines()
    assert [line.partition("title=")[2][:5] for line in lines] == codes
    assert all(f"[{code}]" in render.text(found, {}) for code in codes)


def test_a_note_in_another_file_keeps_its_file() -> None:
    note = Note(Span("targeting/audiences.yml", 2, 1, 2, 4), "defined here")
    found = Diagnostic("HB201", "error", Span("promotions/a.yml"), "unknown", None, (note,))
    related = json.loads(render.json([found]))["diagnostics"][0]["notes"]
    assert related[0]["file"] == "targeting/audiences.yml"
