"""A campaign is drawn as text that Mermaid makes a picture of."""

from pathlib import Path

from click.testing import CliRunner

from handbill.cli.explain import explain
from tests.compiler.acme import promotion, written

JOURNEY = """\
enroll: { triggers: [ page_load ] }
steps:
  - show: hello
    id: greeting
    until: [ closed, 90m ]
  - if: { profile.tier: vip, event.order: true }
    then: [ { end: converted } ]
  - delay: 2d
  - if: { visitor.new: true }
    then: [ { goto: greeting } ]
    else: [ { add_to_segment: 'the "loyal"' } ]
"""
DRAWN = """\
flowchart TD
  begin(["journey"]) --> s0
  s0("show hello · closed or 90m")
  s1{"if profile.tier, event.order"}
  s2["end converted"]
  s3("delay 2d")
  s4{"if visitor.new"}
  s5["goto greeting"]
  s6["add_to_segment the #quot;loyal#quot;"]
  s0 --> s1
  s1 -->|then| s2
  s1 -->|else| s3
  s2 --> done
  s3 --> s4
  s4 -->|then| s5
  s4 -->|else| s6
  s5 --> s0
  s6 --> done
  done(["the end"])
"""


def test_a_developer_sees_the_ways_through_a_campaign(tmp_path: Path) -> None:
    files = {"hello": promotion("triggers: []"), "campaigns/journey.yml": JOURNEY}
    root = written(tmp_path / "acme", files)
    answer = CliRunner().invoke(explain, [str(root), "journey"])

    assert answer.output == DRAWN
