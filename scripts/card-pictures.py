"""Takes screenshots of a package's cards as Anki renders them, for checking a change to src/emit/apkg/design.ts.

    .venv/anki-newest/bin/python scripts/card-pictures.py decks/docker.apkg pictures [SEARCH]

Requires the package `anki` (test/anki/run.sh installs it) and Chromium (set CHROMIUM to use another program). SEARCH is a
search in Anki's syntax (`tag:cloze`, `"re:<table"`). The first CARDS (default 5) matches are rendered: question and
answer, at desktop and phone width, in light and night mode. Maths stays as TeX, because only Anki itself loads MathJax.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

SIZES = {"desktop": "1000,800", "phone": "390,844"}
MODES = {"light": "card card1", "night": "card card1 nightMode night_mode"}
PAGE = """<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<base href="{media}/"><style>body {{ margin: 20px }}</style><body class="{mode}"><div id="qa">{html}</div>"""


def take(browser: str, profile: str, page: Path, size: str, picture: Path, *more: str) -> None:
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"]
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars", *quiet, *more]
    places = [f"--user-data-dir={profile}", f"--window-size={size}", f"--screenshot={picture}"]
    subprocess.run([browser, *flags, *places, page.as_uri()], check=True, capture_output=True)


def main(package: str, output: str, search: str = "") -> None:
    browser = os.environ.get("CHROMIUM", "chromium")
    pictures = Path(output).resolve()
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(os.path.join(folder, "collection.anki2"))
        options = ImportAnkiPackageOptions()
        collection.import_anki_package(ImportAnkiPackageRequest(package_path=package, options=options))
        media = Path(collection.media.dir()).as_uri()
        for index, card_id in enumerate(collection.find_cards(search)[: int(os.environ.get("CARDS", "5"))]):
            card = collection.get_card(card_id)
            for side, html in {"question": card.question(), "answer": card.answer()}.items():
                for mode, classes in MODES.items():
                    page = Path(folder, "page.html")
                    shown = collection.media.escape_media_filenames(html)
                    page.write_text(PAGE.format(media=media, mode=classes, html=shown), encoding="utf-8")
                    for device, size in SIZES.items():
                        picture = pictures / f"{index + 1}-{side}-{mode}-{device}.png"
                        take(browser, os.path.join(folder, "profile"), page, size, picture)
                        print(picture)
        collection.close()


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
