"""Makes the pictures of README.md and docs/ again, after a change of what a card or the review screen looks like.

    npm run build && .venv/anki-newest/bin/python scripts/docs-pictures.py

Needs the package `anki` (test/anki/run.sh sets it up), Chromium (CHROMIUM names another program) and tmux. Both pictures
show one card of decks/docker.apkg: card.png as Anki renders its answer, review.png as `topdeck review` shows it in a
terminal. Look at both before you commit them.
"""

import html
import importlib
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
QUESTION = "How do you use a secret in a build without leaving it in the image?"
COLUMNS, ROWS = 80, 24
SCALE = "--force-device-scale-factor=1.5"
TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #1b1f27 }}
pre {{ margin: 0; padding: 16px 20px; color: #e4e7ec; font: 15px/1.35 "DejaVu Sans Mono", monospace }}
</style><body><pre>{screen}</pre>"""

card_pictures = importlib.import_module("card-pictures")


def card(folder: Path, browser: str) -> None:
    """The answer side, in a window as high as the card."""
    collection = Collection(str(folder / "collection.anki2"))
    request = ImportAnkiPackageRequest(package_path=str(ROOT / "decks/docker.apkg"), options=ImportAnkiPackageOptions())
    collection.import_anki_package(request)
    [card_id] = collection.find_cards(f'"{QUESTION}"')
    shown = collection.media.escape_media_filenames(collection.get_card(card_id).answer())
    page = folder / "card.html"
    media = Path(collection.media.dir()).as_uri()
    page.write_text(card_pictures.PAGE.format(media=media, mode=card_pictures.MODES["light"], html=shown), "utf-8")
    collection.close()
    card_pictures.take(browser, str(folder / "profile"), page, "700,620", IMAGES / "card.png", SCALE)


def review(folder: Path, browser: str) -> None:
    """The answer on the review screen, in a terminal of its own."""
    tmux = ["tmux", "-L", f"topdeck-{os.getpid()}", "-f", "/dev/null"]

    def run(*command: str) -> str:
        return subprocess.run([*tmux, *command], check=True, capture_output=True, text=True).stdout

    places = f"XDG_DATA_HOME={folder}/data XDG_CACHE_HOME={folder}/cache COLORTERM=truecolor"
    command = f"cd {ROOT} && {places} node dist/cli.js review topics/docker --new 100"
    run("new-session", "-d", "-x", str(COLUMNS), "-y", str(ROWS), command)
    try:
        deadline = time.monotonic() + 60
        while QUESTION not in run("capture-pane", "-p"):
            if time.monotonic() > deadline:
                sys.exit(f'"{QUESTION}" isn\'t asked by topics/docker')
            # Put aside what comes before it.
            run("send-keys", "b")
            time.sleep(0.2)
        run("send-keys", "Space")
        time.sleep(0.5)
        screen = run("capture-pane", "-p", "-e")
    finally:
        run("kill-server")
    page = folder / "review.html"
    page.write_text(TERMINAL.format(screen=coloured(screen.rstrip("\n"))), "utf-8")
    card_pictures.take(browser, str(folder / "profile"), page, "765,518", IMAGES / "review.png", SCALE)


def coloured(screen: str) -> str:
    """What a terminal shows, as HTML: bold, faint and reversed text, and colours of the 256."""
    style: dict[str, str] = {}
    made = []
    for text, codes in re.findall(r"([^\x1b]*)(?:\x1b\[([\d;]*)m)?", screen):
        if text:
            css = ";".join(f"{name}:{value}" for name, value in style.items())
            made.append(f'<span style="{css}">{html.escape(text)}</span>' if css else html.escape(text))
        if codes is not None:
            read_codes([int(code or 0) for code in codes.split(";")] if codes else [], style)
    return "".join(made)


def read_codes(codes: list[int], style: dict[str, str]) -> None:
    while codes:
        code = codes.pop(0)
        if code == 0:
            style.clear()
        elif code == 1:
            style["font-weight"] = "bold"
        elif code == 2:
            style["opacity"] = "0.7"
        elif code == 3:
            style["font-style"] = "italic"
        elif code == 4:
            style["text-decoration"] = "underline"
        elif code == 7:
            style["filter"] = "invert(1)"
        elif code in (38, 48):
            name = "color" if code == 38 else "background"
            if codes.pop(0) == 5:
                style[name] = of_256(codes.pop(0))
            else:
                style[name] = f"rgb({codes.pop(0)},{codes.pop(0)},{codes.pop(0)})"
        elif code in (39, 49):
            style.pop("color" if code == 39 else "background", None)


def of_256(number: int) -> str:
    if number >= 232:
        grey = 8 + (number - 232) * 10
        return f"rgb({grey},{grey},{grey})"
    if number < 16:
        sys.exit(f"Colour {number} is the terminal's own; docs-pictures.py knows those from 16 on")
    levels = [0, 95, 135, 175, 215, 255]
    red, green, blue = (number - 16) // 36, (number - 16) // 6 % 6, (number - 16) % 6
    return f"rgb({levels[red]},{levels[green]},{levels[blue]})"


if __name__ == "__main__":
    if len(sys.argv) != 1:
        sys.exit(__doc__)
    program = os.environ.get("CHROMIUM", "chromium")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        card(Path(temporary), program)
        review(Path(temporary), program)
