"""Builds decks from the topics/ next to this file with the real program and imports them into real collections."""

import json
import re
import shutil
import sqlite3
import subprocess
import tempfile
import unittest
import zipfile
from pathlib import Path
from unicodedata import normalize

from anki.collection import Collection

from learner import answer_next, assert_sound, everything, import_csv, import_package, notes_by_guid, open_collection
from project import Project, cards_of

HERE = Path(__file__).parent
# What Anki shows on a card whose template or cloze it can't render.
RENDER_ERRORS = ["template has a problem", "templates/errors", "No cloze", "card is blank", "front of this card is"]


class DecksTest(unittest.TestCase):
    maxDiff = 2000

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        shutil.copytree(HERE / "topics", self.folder / "project" / "topics")
        self.project = Project(self.folder / "project", {})
        self.decks = self.project.build()
        self.cards = cards_of(self.decks)
        self.col = self.new_collection("collection")

    def new_collection(self, name: str) -> Collection:
        col = open_collection(self.folder / name)
        self.addCleanup(col.close)
        return col

    def test_the_fixture_has_every_kind_of_card_that_matters_here(self) -> None:
        self.assertEqual(len(self.cards), 10)
        self.assertEqual(sum(card["kind"] == "cloze" for card in self.cards), 1)
        self.assertEqual(sum(bool(card["media"]) for card in self.cards), 1)
        self.assertEqual(len({card["deck"] for card in self.cards}), 2)

    def test_every_card_arrives_in_its_deck_with_its_tags_and_fields(self) -> None:
        log = import_package(self.col, self.decks / "all.apkg")
        self.assertEqual(len(log.new), len(self.cards))
        self.assertEqual((len(log.updated), len(log.duplicate), len(log.conflicting)), (0, 0, 0))
        notes = notes_by_guid(self.col)
        self.assertEqual(sorted(notes), sorted(card["id"] for card in self.cards))
        for card in self.cards:
            with self.subTest(card["text"]):
                note = notes[card["id"]]
                fields = card["fields"]
                names = ["question", "answer", "context", "source", "notes", "key"]
                self.assertEqual(note.fields, [normalize("NFC", fields[name]) for name in names])
                self.assertEqual(sorted(note.tags), sorted(card["tags"]))
                self.assertEqual(note.mod, card["changed"])
                self.assertEqual(note.note_type()["name"], f"Topdeck {'Cloze' if card['kind'] == 'cloze' else 'Basic'}")
                self.assertEqual({self.col.decks.name(each.did) for each in note.cards()}, {card["deck"]})
                self.assertEqual([each.ord for each in note.cards()], [0, 1] if card["kind"] == "cloze" else [0])

    def test_the_packages_of_the_topics_bring_the_same_as_the_package_of_all(self) -> None:
        import_package(self.col, self.decks / "all.apkg")
        other = self.new_collection("by-topic")
        for package in sorted(self.decks.glob("*.apkg")):
            if package.name != "all.apkg":
                import_package(other, package)
        note = "SELECT guid, mid, mod, tags, flds, sfld, csum FROM notes ORDER BY guid"
        self.assertEqual(other.db.all(note), self.col.db.all(note))
        log = import_package(other, self.decks / "all.apkg")
        self.assertEqual((len(log.new), len(log.updated), len(log.duplicate)), (0, 0, len(self.cards)))

    def test_new_cards_come_in_study_order(self) -> None:
        import_package(self.col, self.decks / "all.apkg")
        for deck in {card["deck"] for card in self.cards}:
            rows = "SELECT DISTINCT guid FROM cards JOIN notes ON notes.id = nid WHERE did = ? ORDER BY due, ord"
            arrived = self.col.db.list(rows, self.col.decks.id_for_name(deck))
            self.assertEqual(arrived, [card["id"] for card in self.cards if card["deck"] == deck])

    def test_every_card_renders(self) -> None:
        import_package(self.col, self.decks / "all.apkg")
        for guid, note in notes_by_guid(self.col).items():
            for card in note.cards():
                with self.subTest(guid=guid, ord=card.ord):
                    question, answer = card.question(), card.answer()
                    for error in RENDER_ERRORS:
                        self.assertNotIn(error, question + answer)
                    self.assertGreater(len(answer), len(question))
                    if note.note_type()["type"] == 1:
                        hidden = ["clove hitch", "cleat hitch"]
                        self.assertNotIn(hidden[card.ord], self.visible(question))
                        self.assertIn(hidden[1 - card.ord], self.visible(question))
                        self.assertIn(hidden[card.ord], self.visible(answer))
                    else:
                        self.assertIn(note.fields[0], question)
                        self.assertIn(note.fields[1], answer)

    def visible(self, html: str) -> str:
        """The text of a card. What a cloze hides is in an attribute."""
        return re.sub("<[^>]*>", "", html)

    def test_the_collection_stays_sound(self) -> None:
        import_package(self.col, self.decks / "all.apkg")
        assert_sound(self, self.col)
        media = sorted(path.name for path in Path(self.col.media.dir()).iterdir())
        self.assertEqual(media, sorted({name for card in self.cards for name in card["media"]}))

    def test_checksum_and_sort_field_are_those_that_anki_makes(self) -> None:
        import_package(self.col, self.decks / "all.apkg")
        with zipfile.ZipFile(self.decks / "all.apkg") as package:
            package.extract("collection.anki2", self.folder)
        shipped = sqlite3.connect(self.folder / "collection.anki2")
        self.addCleanup(shipped.close)
        columns = "SELECT guid, csum, sfld FROM notes ORDER BY guid"
        self.assertEqual([list(row) for row in shipped.execute(columns)], self.col.db.all(columns))

    def test_importing_again_changes_nothing(self) -> None:
        import_package(self.col, self.decks / "all.apkg")
        answer_next(self.col, "Topdeck")
        before = everything(self.col)
        log = import_package(self.col, self.decks / "all.apkg")
        self.assertEqual((len(log.new), len(log.updated), len(log.conflicting)), (0, 0, 0))
        self.assertEqual(len(log.duplicate), len(self.cards))
        self.assertEqual(everything(self.col), before)

    def test_building_again_gives_the_same_bytes(self) -> None:
        before = {file.name: file.read_bytes() for file in self.decks.iterdir() if file.is_file()}
        shutil.rmtree(self.decks)
        self.project.build()
        after = {file.name: file.read_bytes() for file in self.decks.iterdir() if file.is_file()}
        self.assertEqual(sorted(after), sorted(before))
        self.assertEqual([name for name in before if after[name] != before[name]], [])

    def test_an_edited_answer_updates_its_note_and_keeps_the_history(self) -> None:
        import_package(self.col, self.decks / "all.apkg")
        studied = answer_next(self.col, "Topdeck::Coast::Lights")
        guid = studied.note().guid
        self.assertIn("told apart at night", studied.note().fields[0])
        before = everything(self.col)

        self.project.edit("lighthouse/README.md", "By their rhythm and colour", "By rhythm, colour and period")
        self.project.build()
        log = import_package(self.col, self.decks / "all.apkg")
        after = everything(self.col)

        self.assertEqual((len(log.new), len(log.updated), len(log.conflicting)), (0, 1, 0))
        changed = [row for row, old in zip(after["notes"], before["notes"]) if row != old]
        self.assertEqual([row[1] for row in changed], [guid])
        self.assertIn("By rhythm, colour and period", self.col.get_note(studied.nid).fields[1])
        for kept in ("cards", "revlog", "note types", "decks", "schema"):
            self.assertEqual(after[kept], before[kept], kept)
        self.assertEqual(len(after["revlog"]), 1)
        self.assertEqual(self.col.get_card(studied.id).reps, 1)
        assert_sound(self, self.col)

    def test_text_import_after_the_package_doubles_nothing(self) -> None:
        import_package(self.col, self.decks / "all.apkg")
        answer_next(self.col, "Topdeck")
        before = everything(self.col)
        for file in sorted(self.decks.glob("*.csv")):
            log = import_csv(self.col, file)
            self.assertEqual((len(log.new), len(log.conflicting)), (0, 0))
        after = everything(self.col)
        guids = [row[1] for row in after["notes"]]
        self.assertEqual(guids, [row[1] for row in before["notes"]])
        for kept in ("cards", "revlog", "schema"):
            self.assertEqual(after[kept], before[kept], kept)

    def test_text_import_brings_every_note_where_the_note_types_are_known(self) -> None:
        import_package(self.col, self.decks / "all.apkg")
        notes = "SELECT guid, mid, tags, flds, csum FROM notes ORDER BY guid"
        cards = "SELECT guid, did, ord FROM cards JOIN notes ON notes.id = nid ORDER BY guid, ord"
        before = (self.col.db.all(notes), self.col.db.all(cards))
        self.col.remove_notes(self.col.find_notes(""))
        for file in sorted(self.decks.glob("*.csv")):
            import_csv(self.col, file)
        self.assertEqual((self.col.db.all(notes), self.col.db.all(cards)), before)
        assert_sound(self, self.col)

    def test_a_deck_of_anki_apkg_export_doubles_when_it_comes_again(self) -> None:
        for name in ("first", "second"):
            package = self.folder / f"{name}.apkg"
            command = ["node", str(HERE / "peer.mjs"), str(self.decks / "lighthouse.json"), str(package)]
            subprocess.run(command, check=True, capture_output=True)
            import_package(self.col, package)
        lighthouse = json.loads((self.decks / "lighthouse.json").read_text(encoding="utf-8"))["cards"]
        self.assertEqual(self.col.note_count(), 2 * len(lighthouse))
        other = self.new_collection("ours")
        for _ in range(2):
            import_package(other, self.decks / "lighthouse.apkg")
        self.assertEqual(other.note_count(), len(lighthouse))


if __name__ == "__main__":
    unittest.main()
