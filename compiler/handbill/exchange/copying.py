"""A promotion or campaign once more, under another id."""

from __future__ import annotations

from handbill.exchange.mentions import EXPERIMENT, Mentions, changed, changes_of, place
from handbill.model.source import File, Scalar

_GONE = ("renamed_from",)


def copy_of(file: File, text: str, name: str, priority: int, mentions: Mentions) -> str:
    """Return the file of a copy called `name`, comments and all.

    It takes over nothing that browsers keep of the first one, its experiments divide visitors by themselves, and no other
    promotion has its `priority`.
    """
    trials = {one.text for one in mentions.experiments(file.root)}
    names = {(EXPERIMENT, old): name if len(trials) == 1 else f"{name}-{old}" for old in trials}
    edits = changes_of(file.root, names, mentions)
    for trial in mentions.trials(file.root):
        called, seed = trial.get("name"), trial.get("seed")
        if isinstance(seed, Scalar):
            edits[place(seed)] = names[EXPERIMENT, called.text] if isinstance(called, Scalar) else name
    said = file.root.get("priority")
    if isinstance(said, Scalar):
        edits[place(said)] = str(priority)
    lines = changed(text, edits).splitlines(keepends=True)
    # From here on whole lines go and come.
    for key in _GONE:
        entry = file.root.entry(key)
        if entry is not None:
            end = entry.value.at.end_line - (1 if entry.value.at.end_column == 1 else 0)
            lines[entry.key.at.line - 1 : end] = []
    head = "" if isinstance(said, Scalar) else f"priority: {priority}\n"
    return head + "".join(lines)
