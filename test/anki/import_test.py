"""What docs/history.md says about a new import: one test for each row of its table that is about Anki's own rules."""

import inspect
import tempfile
import time
import unittest
from pathlib import Path

from anki.collection import Card, Collection, Note

from learner import answer_next, import_package, import_package_always, open_collection
from project import Project

PAGE = """## What is a quay?

A wall.

## What is a berth?

A place.
"""
CLOZES = """Q: Where do ships moor?
A: At a quay.

C: A [quay] is a wall where [ships] moor.
"""


class ImportTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.col = open_collection(Path(folder.name, "learner"))
        self.addCleanup(self.col.close)
        self.project = Project(Path(folder.name, "project"), {"harbour/page.md": PAGE, "harbour/clozes.md": CLOZES})
        self.build_and_import()

    def build_and_import(self, *options: str):
        return import_package(self.col, self.project.build(*options) / "all.apkg")

    def note(self, text: str) -> Note:
        [note] = self.col.find_notes(f'"{text}"')
        return self.col.get_note(note)

    def card(self, text: str) -> Card:
        return self.note(text).cards()[0]

    def test_reviews_suspension_flags_and_decks_of_cards_stay(self) -> None:
        answered = answer_next(self.col, "Topdeck")
        card = self.card("What is a berth?")
        self.col.sched.suspend_cards([card.id])
        self.col.set_user_flag_for_cards(2, [card.id])
        self.col.set_deck([card.id], self.col.decks.id("Mine"))
        reviews = self.col.db.execute("SELECT * FROM revlog")
        self.project.edit("harbour/page.md", "A place.", "A place for a ship.")
        self.project.edit("harbour/page.md", "A wall.", "A wall where ships moor.")
        self.assertEqual(len(self.build_and_import().updated), 2)
        card.load()
        self.assertEqual((card.queue, card.user_flag(), self.col.decks.name(card.did)), (-1, 2, "Mine"))
        self.assertEqual(self.col.db.execute("SELECT * FROM revlog"), reviews)
        self.assertEqual(self.col.get_card(answered.id).due, answered.due)

    def test_own_tags_are_lost_when_the_text_has_changed(self) -> None:
        note = self.note("What is a quay?")
        note.tags = [*note.tags, "mine", "marked", "leech"]
        self.col.update_note(note)
        self.build_and_import()
        self.assertIn("mine", self.note("What is a quay?").tags)
        self.project.edit("harbour/page.md", "A wall.", "A wall where ships moor.")
        self.build_and_import()
        self.assertEqual(self.note("What is a quay?").tags, ["harbour"])

    def test_own_tags_stay_when_only_places_get_other_names(self) -> None:
        subjects = ["anchor", "ballast", "cable", "davit", "fender", "gangway", "hawser", "jetty", "keel", "lantern", "mast", "oar"]
        asked = [f"What is the {subject} for?" for subject in subjects]
        page = "".join(f"## {question}\n\nThe {subject} is for work.\n\n" for question, subject in zip(asked, subjects))
        self.project.write({"ships/parts.md": f"# Parts of a ship\n\n{page}"})
        self.build_and_import()
        for question in asked:
            note = self.note(question)
            note.tags = [*note.tags, "mine", "marked"]
            self.col.update_note(note)
        topics = self.project.folder / "topics"

        def rename_section() -> None:
            self.project.edit("ships/parts.md", "# Parts of a ship", "# What a ship consists of")

        def rename_file() -> None:
            (topics / "ships/parts.md").rename(topics / "ships/gear.md")

        def rename_topic() -> None:
            (topics / "ships").rename(topics / "vessels")

        for rename in (rename_section, rename_file, rename_topic):
            with self.subTest(rename.__name__):
                rename()
                log = self.build_and_import()
                self.assertEqual((len(log.new), len(log.updated)), (0, 0))
                kept = [question for question in asked if {"mine", "marked"} <= set(self.note(question).tags)]
                self.assertEqual(len(kept), 12)

    @unittest.skipIf(
        "path" in inspect.signature(Collection.import_anki_package).parameters, "this Anki has no options of the import"
    )
    def test_a_note_that_was_touched_after_the_build_needs_always(self) -> None:
        self.project.edit("harbour/page.md", "A wall.", "A wall where ships moor.")
        decks = self.project.build()
        # Notes date from a second, and the learner's comes after that of the build.
        time.sleep(1.1)
        note = self.note("What is a quay?")
        note.tags = [*note.tags, "marked"]
        self.col.update_note(note)
        self.assertEqual(len(import_package(self.col, decks / "all.apkg").updated), 0)
        self.assertEqual(self.note("What is a quay?").fields[1], "<p>A wall.</p>")
        import_package_always(self.col, decks / "all.apkg")
        note = self.note("What is a quay?")
        self.assertEqual((note.fields[1], note.tags), ("<p>A wall where ships moor.</p>", ["harbour"]))

    def test_an_own_edit_stays_until_the_next_change(self) -> None:
        self.project.edit("harbour/page.md", "A wall.", "A wall where ships moor.")
        decks = self.project.build()
        note = self.note("What is a quay?")
        note.fields[1] = "My own words."
        self.col.update_note(note)
        import_package(self.col, decks / "all.apkg")
        self.assertEqual(self.note("What is a quay?").fields[1], "My own words.")
        self.project.edit("harbour/page.md", "A wall where ships moor.", "A wall for ships.")
        self.build_and_import()
        self.assertEqual(self.note("What is a quay?").fields[1], "<p>A wall for ships.</p>")

    def test_cards_stay_in_the_old_deck_when_it_is_renamed(self) -> None:
        self.project.write({"harbour/new.md": "## What is a pier?\n\nA walkway.\n"})
        self.build_and_import("--deck", "Other")
        deck_of = {text: self.col.decks.name(self.card(text).did) for text in ("What is a quay?", "What is a pier?")}
        self.assertEqual(deck_of, {"What is a quay?": "Topdeck::harbour", "What is a pier?": "Other::harbour"})

    def test_a_deleted_note_comes_back_as_new(self) -> None:
        self.col.remove_notes([self.note("What is a quay?").id])
        self.build_and_import()
        self.assertEqual(self.card("What is a quay?").reps, 0)

    def test_a_cloze_that_gains_and_loses_a_part(self) -> None:
        self.project.edit("harbour/clozes.md", "is a wall", "is a [wall]")
        self.build_and_import()
        self.assertEqual(sorted(card.ord for card in self.note("tag:cloze").cards()), [0, 1, 2])
        self.project.edit("harbour/clozes.md", "A [quay]", "A quay")
        self.build_and_import()
        note = self.note("tag:cloze")
        self.assertEqual(len(note.cards()), 3)
        empty = [card for each in self.col.get_empty_cards().notes for card in each.card_ids]
        self.assertEqual(empty, [card.id for card in note.cards() if card.ord == 0])

    def test_own_styles_stay(self) -> None:
        note_type = self.note("What is a quay?").note_type()
        note_type["css"] += "/* mine */"
        self.col.models.update_dict(note_type)
        self.project.edit("harbour/page.md", "A wall.", "A wall where ships moor.")
        self.assertEqual(len(self.build_and_import().updated), 1)
        self.assertIn("/* mine */", self.note("What is a quay?").note_type()["css"])

    def test_an_own_field_stops_the_updates(self) -> None:
        note_type = self.note("What is a quay?").note_type()
        self.col.models.add_field(note_type, self.col.models.new_field("Mine"))
        self.col.models.update_dict(note_type)
        self.project.edit("harbour/page.md", "A wall.", "A wall where ships moor.")
        log = self.build_and_import()
        self.assertEqual((len(log.updated), len(log.conflicting)), (0, 3))
        self.assertEqual(self.note("What is a quay?").fields[1], "<p>A wall.</p>")


if __name__ == "__main__":
    unittest.main()
