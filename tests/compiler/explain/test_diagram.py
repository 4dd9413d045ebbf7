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
  - update_profile: { tier: gold }
  - delay: 2d
  - if: { visitor.new: true }
    then: [ { goto: greeting } ]
    else: [ { add_to_segment: 'the "loyal"' } ]
"""
DRAWN = """\
flowchart TD
  begin(["journey"]) --> s0
  s0("show hello · until closed or 90m")
  s1{"if profile.tier is vip and event.order"}
  s2["end converted"]
  s3["update_profile tier: gold"]
  s4("delay 2d")
  s5{"if visitor.new"}
  s6["goto greeting"]
  s7["add_to_segment the #quot;loyal#quot;"]
  s0 --> s1
  s1 -->|then| s2
  s1 -->|else| s3
  s2 --> done
  s3 --> s4
  s4 --> s5
  s5 -->|then| s6
  s5 -->|else| s7
  s6 --> s0
  s7 --> done
  done(["the end"])
"""


def test_a_developer_sees_the_ways_through_a_campaign(tmp_path: Path) -> None:
    files = {"hello": promotion("triggers: []"), "campaigns/journey.yml": JOURNEY}
    root = written(tmp_path / "acme", files)
    answer = CliRunner().invoke(explain, [str(root), "journey"])

    assert answer.output == DRAWN
