"""A project whose decks are built by the real program."""

import json
import os
import subprocess
import time
from pathlib import Path

PROGRAM = Path(__file__).parent.parent.parent / "dist" / "cli.js"
# The files in decks/ that are not the deck of a topic.
OTHERS = ("all.json", "retired.json", "topdeck.schema.json")


class Project:
    """A folder with the topics `files`, a mapping from paths below topics/ to Markdown."""

    def __init__(self, folder: Path, files: dict) -> None:
        self.folder = folder
        self.write(files)

    def write(self, files: dict) -> None:
        for file, text in files.items():
            path = self.folder / "topics" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def build(self, *options: str) -> Path:
        """Builds the decks and returns their folder."""
        command = ["node", str(PROGRAM), "build", "--format", "apkg,json,csv", *options]
        if (self.folder / "decks").exists():
            # Times are whole seconds: what is built now is newer than what was built and imported until now. (Up to 24.11,
            # Anki dates a note that an import updates by the clock, not by the package.)
            time.sleep(1 - time.time() % 1)
        # The stamps of the builds are no concern of the user's cache.
        own = {"XDG_CACHE_HOME": str(self.folder / ".cache")}
        run = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, env={**os.environ, **own})
        if run.returncode != 0:
            raise AssertionError(f"exit code {run.returncode}\n{run.stdout}\n{run.stderr}")
        return self.folder / "decks"

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.folder / "topics" / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} has {text.count(old)} times {old!r}"
        path.write_text(text.replace(old, new), encoding="utf-8")


def cards_of(decks: Path) -> list:
    """The cards of all topics in the JSON decks, each once."""
    files = [file for file in sorted(decks.glob("*.json")) if file.name not in OTHERS]
    cards = [card for file in files for card in json.loads(file.read_text(encoding="utf-8"))["cards"]]
    return list({card["id"]: card for card in cards}.values())


def retired_of(decks: Path) -> list:
    """The retired cards."""
    file = decks / "retired.json"
    return json.loads(file.read_text(encoding="utf-8"))["retired"] if file.exists() else []
