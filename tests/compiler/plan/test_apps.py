"""Apps in the plan: what the manifest says of them, and what of them a bundle holds."""

import json
from pathlib import Path
from typing import Any

import pytest

from handbill.model.bundle import Bundle
from tests.browser.building import Workshop, site_yml

FORM = """
template: popup
triggers: [ page_load ]
content:
  headline: Ten percent
  form:
    fields:
      - email: { label: E-mail address }
      - marketing_consent: { text: "Yes, send me offers." }
    button: Send
"""
KLAVIYO = "apps: { klaviyo: { company: ABC123, list: XyZ123 } }\n"
OWN = {
    "apps/desk/app.yml": (
        'summary: Our help desk.\nrequests: ["POST {to}"]\nparameters: { to: { type: address, required: true, doc: Where } }\n'
    ),
    "apps/desk/send.js": (
        'import { permitted } from "handbill/core/permitted.js";\n'
        "export const send = (lead, { to }) => [{ to, headers: {}, body: permitted(lead) }];\n"
    ),
    "apps/desk/cases.json": "[]\n",
}


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def built(workshop: Workshop, site: str, files: dict[str, str], follows: str = "") -> Bundle:
    """Build a shop with one form, which `follows` says what to do after."""
    return workshop.build(
        {"site.yml": site_yml(site), "promotions/lead.yml": FORM + follows, **files}, release=True
    )


def manifest(bundle: Bundle) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(bundle.files["manifest.json"])
    return found


def test_the_manifest_names_every_address_that_an_app_may_call_and_its_purpose(workshop: Workshop) -> None:
    follows = "on_submit: [ { sync: klaviyo } ]\n"
    said = manifest(built(workshop, KLAVIYO, {}, follows))
    host = "https://a.klaviyo.com"
    calls = [call for call in said["network"] if call["for"] == "klaviyo"]

    assert calls == [
        {
            "to": f"{host}/client/subscriptions",
            "method": "POST",
            "for": "klaviyo",
            "purpose": "marketing",
        }
    ]
    assert said["csp"]["connect-src"] == ["'self'", host]

    event = KLAVIYO.replace("list:", "event: Joined, list:")
    calls = manifest(built(workshop, event, {}, follows))["network"]
    assert f"{host}/client/events" in [call["to"] for call in calls]


def test_a_bundle_that_hands_nothing_on_is_the_same_whatever_apps_are_listed(workshop: Workshop) -> None:
    listed = built(workshop, KLAVIYO, {})

    assert listed.files["handbill.js"] == built(workshop, "", {}).files["handbill.js"]
    assert b"klaviyo" not in listed.files["manifest.json"]


def test_an_app_of_the_shop_s_own_lies_in_its_folder_apps(workshop: Workshop) -> None:
    steps = "enroll: { triggers: [ page_load ] }\nsteps: [ { sync: desk } ]\n"
    said = built(
        workshop,
        "apps: { desk: { to: https://desk.example.test/in } }\n",
        {**OWN, "campaigns/vip.yml": steps},
    )

    assert b"https://desk.example.test/in" in said.files["handbill.js"]
    assert manifest(said)["csp"]["connect-src"] == ["'self'", "https://desk.example.test"]


def test_a_name_that_asks_for_an_address_in_one_form_alone_permits_nothing(workshop: Workshop) -> None:
    other = FORM.replace("- email: { label: E-mail address }", "- text: { name: email, label: Shop }")
    said = built(
        workshop,
        KLAVIYO,
        {"promotions/other.yml": other.replace("[ page_load ]", "[]")},
        "on_submit: [ { sync: klaviyo } ]\n",
    )

    assert b"addresses:{}" in said.files["handbill.js"]
