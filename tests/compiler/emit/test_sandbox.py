"""Templates of a shop may come from a stranger: whatever one does, the build goes on and says where it stands."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from handbill.diagnostics import Report, render
from handbill.model.plan import ImageSlots, Slot
from handbill.pipeline import compile_site
from handbill.sandbox import confined
from handbill.sandbox.confined import Confined
from handbill.sandbox.jinja import TemplateError
from handbill.sandbox.placing import Placed, PlacedImage
from tests.compiler.acme import NOW, promotion, written

DOUBLED = "{% set a = '0123456789' %}\n" + "{% set a = a ~ a %}\n" * 40 + "{{ a }}"
ROWS = "{% for a in rows %}{% for b in rows %}{% for c in rows %}\n{% for d in rows %}{% if a.b %}{% endif %}"
NESTED = ROWS.replace("\n", "{{ '' }}{#\n#}") + "{% endfor %}" * 4
MEMORY, TIME = "MiB of memory", "seconds"
BOMBS = {
    "doubles": (DOUBLED, MEMORY, range(20, 40)),
    "pads": ("\n{{ 'x'.ljust(10 ** 0 * 3000000000) }}", "", (2,)),
    "fills": ("\n{{ 'x'.center(3000000000) }}", MEMORY, (2,)),
    "widens": ("\n{{ '{:>3000000000}'.format('x') }}", MEMORY, (2,)),
    "tabs": ("\n{{ '\\t'.expandtabs(2000000000) }}", MEMORY, (2,)),
    "replaces": (
        "{% set a = 'x'.ljust(100000) %}\n{{ a | replace('x', a) | replace(' ', a) }}",
        MEMORY,
        (2,),
    ),
    "joins": ("{% set a = 'x'.ljust(9000000) %}\n{{ rows | join(a) }}", MEMORY, (2,)),
    "lists": ("\n{{ ('x'.ljust(100000000) | list) | length }}", MEMORY, (2,)),
    "multiplies": ("{% set a = 99 %}\n" + "{% set a = a * a %}\n" * 40, "numbers of that size", range(5, 15)),
    "loops": ("\n" + NESTED, TIME, (2, 3)),
    "recurs": ("{% macro a(b) %}{{ a(b) }}{% endmacro %}\n{{ a(1) }}", "nested too deeply", (1,)),
    "includes": ("\n{% include 'bomb.jinja' %}", "includes itself: own/bomb.jinja → own/bomb.jinja", (2,)),
    "brackets": ("\n{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "nested too deeply", (1, 2)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_put_out_at_its_line_and_the_next_template_renders(name: str) -> None:
    source, said, lines = BOMBS[name]
    templates = Confined((("own/bomb.jinja", source), ("own/sound.jinja", "<p>{{ word }}</p>")))
    rows = tuple({"b": number} for number in range(300))
    with pytest.raises(TemplateError) as caught:
        templates.render("own/bomb.jinja", {"rows": rows})

    assert said in caught.value.message
    assert caught.value.file == "own/bomb.jinja"
    assert caught.value.line in lines
    assert (
        templates.render("own/sound.jinja", {"word": "Hello"}) == '<p hb-at="own/sound.jinja:1:1">Hello</p>'
    )


def test_a_process_that_ends_is_started_anew() -> None:
    templates = Confined((("sound.jinja", "{{ word }}"),))
    assert templates.render("sound.jinja", {"word": "One"}) == "One"
    process = confined._CELL._process
    assert process is not None
    process.kill()
    process.wait()
    with pytest.raises(TemplateError, match="its process was ended"):
        templates.render("sound.jinja", {"word": "Two"})

    assert templates.render("sound.jinja", {"word": "Three"}) == "Three"


def test_all_templates_of_a_build_render_in_one_process_that_knows_no_variable_of_the_shop_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[dict[str, str]] = []
    popen = subprocess.Popen

    def noted(command: list[str], env: dict[str, str], **more: Any) -> Any:
        started.append(env)
        return popen(command, env=env, **more)

    monkeypatch.setattr(confined, "_CELL", confined._Cell())
    monkeypatch.setattr(subprocess, "Popen", noted)
    report = Report()
    files = {
        "templates/promotions/card/template.yml": "summary: A card.\nslot: modal\nlayer: dialog\n",
        "templates/promotions/card/template.html.jinja": "<dialog>\n{{ template.a }}</dialog>\n",
        "templates/promotions/card/style.css": "dialog { color: red }\n",
        "templates/promotions/card/preview.yml": "content: { headline: Hello }\n",
        "runtime_js/blocks/line/block.yml": "summary: A line.\nkey: line\nmain: text\nparameters: { text: { type: content, doc: It. } }\n",
        "runtime_js/blocks/line/block.html.jinja": "<p>{{ text.upper() }}</p>\n",
        "shop": promotion(
            template="card", content="content: { line: Words, button: { label: Go, link: /a } }"
        ),
        "plain": promotion("triggers: [ page_load ]\npriority: 10"),
    }
    compile_site(written(tmp_path / "acme", files), NOW, report)
    text = render.text(report.diagnostics, report.lines)

    assert [list(env) for env in started] == [["PYTHONPATH"]], text
    assert "template.html.jinja:2" in text
    assert "block.html.jinja:1" in text


def test_texts_come_through_as_they_do_in_this_process() -> None:
    templates = Confined((("a.jinja", "{{ image.src }} {{ image.alt }} {{ none }} {{ text }}"),))
    image = PlacedImage(ImageSlots(Slot(3), Slot(4)))

    found = templates.render("a.jinja", {"image": image, "none": None, "text": Placed(Slot(0))})

    assert found == f"{image.src} {image.alt} None {Placed(Slot(0))}"


def test_a_text_is_placed_and_not_changed_there_either() -> None:
    with pytest.raises(TemplateError) as caught:
        Confined((("a.jinja", "\n{{ text ~ text | length }}"),)).render("a.jinja", {"text": Placed(Slot(0))})

    assert caught.value.changed
    assert caught.value.line == 2


def test_templates_that_include_each_other_are_told_as_a_chain() -> None:
    files = {
        "own/first.jinja": "<p>\n{% include 'second.jinja' %}</p>",
        "own/second.jinja": "{% include 'third.jinja' %}",
        "own/third.jinja": "\n\n{% include 'second.jinja' %}",
    }
    with pytest.raises(TemplateError) as caught:
        Confined(tuple(files.items())).render("own/first.jinja", {})

    assert caught.value.message == "it includes itself: own/second.jinja → own/third.jinja → own/second.jinja"
    assert (caught.value.file, caught.value.line) == ("own/third.jinja", 3)
