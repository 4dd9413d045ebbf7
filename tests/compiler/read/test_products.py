"""Tables of products as files have them: separators, quotes, encodings, names of columns, and where each cell stands."""

from pathlib import Path

import pytest

from handbill.diagnostics import Report
from handbill.model.source import FeedFile, Scalar, Sequence
from handbill.read import read
from handbill.read.products import table
from tests.compiler.check.sites import NOW, write

CSV = "id,title,price,link\ntent,Ridge 2,249.00,/ridge-2\n"


def rows(text: str, path: str = "products/catalog.csv") -> list[dict[str, object]]:
    found = table(path, text)
    assert found.faults == ()
    return [{name: plain(cell) for name, cell in row.cells.items()} for row in found.rows]


def plain(cell: Scalar | Sequence) -> object:
    return cell.text if isinstance(cell, Scalar) else [plain(i) for i in cell.items if isinstance(i, Scalar)]


def fault(text: str, path: str = "products/catalog.csv") -> list[str]:
    return [f"{found.code} {found.at} {found.message}" for found in table(path, text).faults]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_cells_stand_between_commas_semicolons_or_tabs(mark: str) -> None:
    text = CSV.replace(",", mark)

    assert rows(text) == [{"id": "tent", "title": "Ridge 2", "price": "249.00", "link": "/ridge-2"}]


def test_quotes_hold_what_separates_and_quotes_written_twice() -> None:
    assert rows('id,title\na,"Pegs, 6"" long\nsteel"\nb, "Tarp" \n\n,\nc,\n') == [
        {"id": "a", "title": 'Pegs, 6" long\nsteel'},
        {"id": "b", "title": "Tarp"},
        {"id": "c"},
    ]


def test_a_cell_knows_its_line_and_column() -> None:
    found = table("products/catalog.csv", 'id,title,price\na,"Two\nlines",9\nb,Tarp,12.50\n')

    assert str(found.rows[0].cells["price"].at) == "products/catalog.csv:3:8"
    assert str(found.rows[1].cells["title"].at) == "products/catalog.csv:4:3"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('id,title\na,"Tarp\nb,Tent\n', "HB481 products/catalog.csv:2:3 this quote is never closed"),
        ('id,title\na,"Tarp" red\n', "HB481 products/catalog.csv:2:3 there is text behind the quote"),
        ("id,title\na,Tarp,red\n", "HB483 products/catalog.csv:2:8 this row has 3 cells"),
        ("id,id\na,b\n", "HB413 products/catalog.csv:1:4"),
        ("\n\n", "HB481 products/catalog.csv:1:1 this file is empty"),
    ],
)
def test_a_broken_table_says_where(text: str, told: str) -> None:
    assert fault(text)[0].startswith(told)


def test_json_keeps_numbers_as_they_are_written_and_passes_over_what_no_cell_is() -> None:
    text = """[
      { "id": 7, "title": "Caf\\u00e9\\n table", "price": 19.90, "tags": ["new", "red"], "variants": [{"id": 1}],
        "vendor": null, "available": false, "views": 1e3, "meta": {"id": "x", "deep": [[1]]}, "empty": [] },
      {}, { "id": "b" }
    ]"""

    assert rows(text, "products/catalog.json") == [
        {
            "id": "7",
            "title": "Café table",
            "price": "19.90",
            "tags": ["new", "red"],
            "available": "false",
            "views": "1e3",
        },
        {},
        {"id": "b"},
    ]
    found = table("products/catalog.json", text)
    assert str(found.rows[0].cells["price"].at) == "products/catalog.json:2:57"
    assert [c.text for c in found.columns][:3] == ["id", "title", "price"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[{"id" 1}]', "HB481 products/catalog.json:1:8 this is no JSON"),
        ('{"products": []}', "HB481 products/catalog.json:1:1 this is no list of products"),
        ("[1]", "HB481 products/catalog.json:1:1 this is no list of products"),
        ('[{"a":' + "[" * 65 + "]" * 65 + "}]", "HB481 products/catalog.json:1:1 this is nested too deep"),
        ("[" * 100_000, "HB481 products/catalog.json:1:1 this is nested too deep"),
        ('[{"id": "a",\n"id": "b"}]', "HB413 products/catalog.json:2:1"),
        ('[{"title": "\\ud83d"}]', "HB002 products/catalog.json:1:12"),
    ],
)
def test_broken_json_says_where(text: str, told: str) -> None:
    assert fault(text, "products/catalog.json")[0].startswith(told)


def test_columns_of_other_exports_are_known_by_their_names() -> None:
    text = "ID,Name,Price,URL,Image Link,brand,Product-Type,category\na,Tent,9,/a,/a.png,Acme,Big,tents\n"

    assert rows(text) == [
        {
            "id": "a",
            "title": "Tent",
            "price": "9",
            "link": "/a",
            "image": "/a.png",
            "vendor": "Acme",
            "product_type": "Big",
            "category": "tents",
        }
    ]


def test_a_file_has_at_most_twenty_thousand_products() -> None:
    assert fault("id\n" + "a\n" * 20_001) == [
        "HB481 products/catalog.csv:20002:1 this file has more than 20,000 products"
    ]


def feeds(root: Path, files: dict[str, str | bytes], *showing: str) -> dict[str, FeedFile]:
    for name, content in files.items():
        place = write(root, {}) / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    source = read(root / "acme", NOW, Report(), None, showing or None)
    assert source is not None
    return dict(source.feeds)


def test_a_mark_at_the_start_and_any_end_of_line_are_read(tmp_path: Path) -> None:
    text = b"\xef\xbb\xbf" + CSV.replace("\n", "\r\n").encode() + b"mat,Mat,49,/mat\r"

    found = feeds(tmp_path, {"products/catalog.csv": text})["products/catalog.csv"]

    assert [c.text for c in found.columns] == ["id", "title", "price", "link"]
    assert [row.at.line for row in found.rows] == [2, 3]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("Café".encode("latin-1"), "HB001"),
        ("id".encode("utf-16"), "HB001"),
        (b"#" * (8 * 2**20 + 1), "HB003"),
    ],
)
def test_another_encoding_and_a_huge_file_are_refused(tmp_path: Path, content: bytes, code: str) -> None:
    found = feeds(tmp_path, {"products/catalog.csv": content})

    assert [fault.code for fault in found["products/catalog.csv"].faults] == [code]


def test_tables_are_read_only_where_a_promotion_may_show_one(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "products/catalog.csv": CSV,
        "promotions/one.yml": "template: popup\ncontent: { headline: Hi }\n",
    }

    assert feeds(tmp_path, files, "shelf") == {}
    assert list(feeds(tmp_path, files, "shelf", "headline")) == ["products/catalog.csv"]


def test_only_tables_in_the_folder_itself_count(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"products/notes.txt": "x", "products/old.xlsx": b"\xff"}

    assert feeds(tmp_path, files) == {}
