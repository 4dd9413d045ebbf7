"""Templates rendered once a structure, and the trees that the page builds from them."""

from typing import Any

import pytest

from handbill.diagnostics import Report, Span
from handbill.emit.html import Element, UnreadableError, read
from handbill.emit.html5 import adjusted
from handbill.emit.markup import render
from handbill.emit.tree import Trees
from handbill.model.manifest import Block, Field, Template
from handbill.model.plan import BlockRender, Design, Elements, FieldRender, ImageSlots, Slot
from handbill.sandbox.jinja import TemplateError, Templates
from handbill.sandbox.placing import Placed

AT = Span("x")


def trees(markup: str) -> list[Any]:
    """Return the trees of rendered markup."""
    root = adjusted(read(markup), markup)
    made = Trees(Report())
    return [made.tree(c, AT) for c in root.children if isinstance(c, Element)]


def block(markup: str, **parameters: Any) -> BlockRender:
    entry = Block("block", "line", "A line.", AT, "blocks/line", True, {"block.html.jinja": markup})
    return BlockRender(entry, "line", tuple(parameters.items()))


def design(*blocks: BlockRender, frame: str = "<dialog><div hb-screen></div></dialog>") -> Design:
    entry = Template(
        "template", "card", "A card.", AT, "templates/card", True, {"template.html.jinja": frame}
    )
    return Design(entry, (), (("ask", blocks),), {}, AT)


def rendered(*designs: Design) -> tuple[Any, list[str]]:
    report = Report()
    entries = {b.block.folder: b.block for d in designs for _, s in d.screens for b in s}
    fields = {
        f.field.folder: f.field
        for d in designs
        for _, s in d.screens
        for b in s
        for _, v in b.parameters
        if isinstance(v, tuple)
        for f in v
        if isinstance(f, FieldRender)
    }
    found = render(designs, (designs[0].template, *entries.values(), *fields.values()), report)
    return found, [d.code for d in report.diagnostics]


def test_an_element_is_its_tag_its_attributes_and_its_children() -> None:
    assert trees('<p class="soft">One <b>two</b></p>') == [["p", {"class": "soft"}, "One ", ["b", 0, "two"]]]


def test_line_breaks_between_elements_are_layout_and_spaces_between_words_are_text() -> None:
    assert trees("<ul>\n  <li>a</li>\n  <li>b <i>c</i> <u>d</u>\n  </li>\n</ul>") == [
        ["ul", 0, ["li", 0, "a"], ["li", 0, "b ", ["i", 0, "c"], " ", ["u", 0, "d"]]]
    ]


def test_names_of_svg_keep_their_capitals() -> None:
    markup = (
        '<svg viewBox="0 0 9 9"><linearGradient id="g" gradientUnits="userSpaceOnUse"></linearGradient></svg>'
    )

    assert trees(markup) == [
        [
            "svg",
            {"viewBox": "0 0 9 9"},
            ["linearGradient", {"id": "g", "gradientUnits": "userSpaceOnUse"}],
        ]
    ]


DRAWING = '<svg viewBox="0 0 9 9" aria-hidden="true"><linearGradient id="g"><stop offset="0"/></linearGradient></svg>'


@pytest.mark.parametrize(
    "holder",
    [block(f"<p>{DRAWING}</p>"), block("<p>{{ own }}</p>", own=Elements(DRAWING, AT))],
    ids=["its", "own"],
)
def test_a_drawing_may_stand_in_a_block_and_in_the_elements_of_a_promotion(holder: BlockRender) -> None:
    found, codes = rendered(design(holder))

    assert codes == []
    ((paragraph,),) = found.screens
    assert paragraph[2][1] == {"viewBox": "0 0 9 9", "aria-hidden": "true"}
    assert paragraph[2][2][0] == "linearGradient"


def test_attributes_without_a_value_and_entities_are_what_a_browser_reads() -> None:
    assert trees("<button type=button hidden title='a &amp; &eacute;'>&lt;b&gt;</button>") == [
        ["button", {"type": "button", "hidden": "", "title": "a & é"}, "<b>"]
    ]


def test_actions_and_the_place_of_the_screens_have_names_of_one_character() -> None:
    assert trees('<div hb-screen></div><button hb-do="next result">x</button>') == [
        ["div", {"#": ""}],
        ["button", {"@": "next result"}, "x"],
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<div/><p>x</p>",
        "<p>a<div>b</div></p>",
        "<form><form></form></form>",
        "<table>text</table>",
        "</div><p>x</p>",
        "<tr><td>x</td></tr>",
        "<i>" * 120 + "</i>" * 120,
        "<i>" * 300 + "</i>" * 300,
    ],
)
def test_markup_that_a_browser_reads_otherwise_is_refused(markup: str) -> None:
    with pytest.raises(UnreadableError):
        adjusted(read(markup), markup)


def test_a_text_becomes_a_slot_wherever_a_template_places_it() -> None:
    found, codes = rendered(design(block('<a href="{{ to }}">Go: {{ text }}!</a>', to=Slot(1), text=Slot(0))))

    assert codes == []
    assert found.screens == [[["a", {"href": 1}, "Go: ", 0, "!"]]]


def test_an_image_is_two_texts() -> None:
    found, codes = rendered(
        design(block('<img src="{{ i.src }}" alt="{{ i.alt }}">', i=ImageSlots(Slot(3), Slot(4))))
    )

    assert codes == []
    assert found.screens == [[["img", {"src": 3, "alt": 4}]]]


def test_fields_are_rendered_into_their_form() -> None:
    entry = Field(
        "field",
        "mail",
        "A mail.",
        AT,
        "fields/mail",
        True,
        {
            "field.html.jinja": '<label>{{ label }} <input name="{{ name }}" title="{{ messages.bad }}"></label>'
        },
        messages={"bad": 'No "mail"'},
    )
    form = block("<form>{{ fields }}</form>", fields=(FieldRender(entry, "email", (("label", Slot(0)),)),))
    found, codes = rendered(design(form))

    assert codes == []
    assert found.screens == [
        [["form", 0, ["label", 0, 0, " ", ["input", {"name": "email", "title": 'No "mail"'}]]]]
    ]


def test_equal_frames_and_screens_stand_once() -> None:
    line = block("<p>{{ text }}</p>", text=Slot(0))
    found, _ = rendered(design(line), design(line, line), design(line))

    assert len(found.frames) == 1
    assert len(found.screens) == 2
    assert found.designs == [(0, {"ask": 0}), (0, {"ask": 1}), (0, {"ask": 0})]


def test_values_of_a_definition_are_text_and_never_markup() -> None:
    found, codes = rendered(design(block("<p title='{{ a }}'>{{ a }}</p>", a="<b onclick=x>'\"&amp;")))

    assert codes == []
    assert found.screens == [[["p", {"title": "<b onclick=x>'\"&amp;"}, "<b onclick=x>'\"&amp;"]]]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>{{ text | upper }}</p>",
        "<p>{{ text | lower }}</p>",
        "<p>{{ text | capitalize }}</p>",
        "<p>{{ text | title }}</p>",
        "<p>{{ text | replace('o', '0') }}</p>",
        "<p>{{ text | reverse }}</p>",
        "<p>{{ text | first }}</p>",
        "<p>{{ text | length }}</p>",
        "<p>{{ text | int }}</p>",
        "<p>{{ text[0] }}</p>",
        "<p>{{ text[:3] }}</p>",
        "<p>{{ text * 2 }}</p>",
        "<p>{{ text + 'x' }}</p>",
        "{% if text == 'x' %}<p>x</p>{% endif %}",
        "{% if 'x' in text %}<p>x</p>{% endif %}",
        "{% for c in text %}<p>{{ c }}</p>{% endfor %}",
        "<p title='{{ text }}, {{ text }}'>x</p>",
    ],
)
def test_a_template_can_place_a_text_and_not_change_it(markup: str) -> None:
    _, codes = rendered(design(block(markup, text=Slot(12))))

    assert set(codes) <= {"HB501", "HB502"}
    assert codes


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ (1).__class__.__base__.__subclasses__() }}",
        "{{ '%s' % 1 }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% for a in range(100000000) %}x{% endfor %}",
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        "{% for a in range(9999) %}{{ 'x' | center(100) }}{% endfor %}",
        "{{ missing }}",
        "{% if missing %}{% endif %}",
        "{{ lipsum() }}",
        "{{ cycler }}",
        "{% include 'x.html.jinja' %}",
        "{% include '../../secret.html.jinja' %}",
        "{% import 'os' as os %}",
        "{{ 1 | random }}",
        "{{ items.append(1) }}",
        "{{ x.y() }}",
        "{{",
        "{% endfor %}",
    ],
)
def test_the_sandbox_holds(template: str) -> None:
    files = {"t/a.html.jinja": f"<p>\n{template}</p>"}

    with pytest.raises(TemplateError) as caught:
        Templates(files.get).render("t/a.html.jinja", {"items": [], "x": {}})
    assert (caught.value.file, caught.value.line) == ("t/a.html.jinja", 2)


def test_a_template_may_include_its_neighbours() -> None:
    files = {
        "t/a.html.jinja": "<div>{% include 'b.html.jinja' %}</div>",
        "t/b.html.jinja": "<p>\n  {{ x }}</p>",
    }
    markup = Templates(files.get).render("t/a.html.jinja", {"x": Placed(Slot(0))})

    assert trees(markup) == [["div", 0, ["p", 0, 0]]]
    assert 'hb-at="t/b.html.jinja:1:1"' in markup


@pytest.mark.parametrize(
    "markup",
    [
        "<script>x</script>",
        "<iframe></iframe>",
        "<style>a{}</style>",
        "<link rel=x>",
        "<object></object>",
        "<meta>",
        "<custom-thing></custom-thing>",
        "<svg><foreignObject></foreignObject></svg>",
        "<svg><script></script></svg>",
        "<svg><animate></animate></svg>",
        '<p onclick="x">y</p>',
        '<p style="x">y</p>',
        '<p OnClick="x">y</p>',
        '<svg onload="x"></svg>',
        '<a href="javascript:x">y</a>',
        '<a href=" JaVa\nscript:x">y</a>',
        '<a href="&#106;avascript:x">y</a>',
        '<a href="data:text/html,x">y</a>',
        '<a href="vbscript:x">y</a>',
        '<img src="blob:x" alt="">',
        '<a href="//elsewhere.test/x">y</a>',
        '<a href="/\\\\elsewhere.test">y</a>',
        '<a href="\t/\n/elsewhere.test">y</a>',
        '<svg><a href="javascript:x"></a></svg>',
        '<form action="/x"></form>',
        '<button type="submit" formaction="/x">y</button>',
        '<input type="checkbox" checked aria-label="x">',
        '<iframe srcdoc="x"></iframe>',
    ],
)
def test_what_would_run_or_load_something_is_refused(markup: str) -> None:
    _, codes = rendered(design(block(markup)))

    assert codes
    assert set(codes) <= {"HB504", "HB505", "HB506"}


def test_the_place_of_an_element_is_that_in_the_template() -> None:
    report = Report()
    markup = "{% for a in [1, 2] %}\n<p>x</p>\n{% endfor %}\n  <b>y</b><script>z</script>\n"
    made = design(block(markup))
    render((made,), (made.template, made.screens[0][1][0].block), report)

    assert [(d.code, str(d.at)) for d in report.diagnostics] == [
        ("HB504", "blocks/line/block.html.jinja:4:11")
    ]
