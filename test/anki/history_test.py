"""What happens to a learner's history when topics are edited: build, import, learn, edit, build and import again."""

import html
import json
import re
import shutil
import tempfile
import unittest
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

from anki.collection import Collection

from almanac import Item, items, page
from learner import assert_sound, everything, import_csv, import_package, learn, notes_by_guid, open_collection
from project import Project, cards_of, retired_of

FIELDS = ["question", "answer", "context", "source", "notes", "key"]
RETIRED = "tag:topdeck::retired"


def words(field: str) -> str:
    """The text of a field."""
    return html.unescape(re.sub("<[^>]*>", "", field))


class HistoryTest(unittest.TestCase):
    maxDiff = 3000

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.col = self.new_collection("learner")

    def new_collection(self, name: str) -> Collection:
        col = open_collection(self.folder / name)
        self.addCleanup(col.close)
        return col

    def project(self, files: dict) -> Project:
        return Project(self.folder / "project", files)

    def assert_history_kept(self, before: dict, after: dict) -> None:
        """Checks that every earlier card is unchanged, reviews included; there may be new cards."""
        known = {row[0] for row in before["cards"]}
        self.assertEqual([row for row in after["cards"] if row[0] in known], before["cards"])
        self.assertEqual(after["revlog"], before["revlog"])
        self.assertEqual(after["schema"], before["schema"])

    def assert_notes_as_built(self, decks: Path, renamed: frozenset = frozenset()) -> None:
        """Checks that the collection has every card of the decks, with the same content.

        The cards `renamed` have another section now; that alone doesn't update a note, so their tags are the earlier ones.
        """
        notes = notes_by_guid(self.col)
        for card in cards_of(decks):
            with self.subTest(card["text"]):
                note = notes[card["id"]]
                self.assertEqual([*note.fields[:2], *note.fields[4:]], built_fields(card))
                compare = self.assertNotEqual if card["id"] in renamed else self.assertEqual
                compare(sorted(note.tags), sorted(card["tags"]))


def built_fields(card: dict) -> list:
    """What learners read on a card, as Anki keeps it: a shifted line or another heading alone doesn't update a note."""
    return [normalize("NFC", card["fields"][name]) for name in FIELDS if name not in ("context", "source")]


def reworded(asked: str, index: int) -> str:
    """The question reworded, in turn by words in front, by another order, or by another voice."""
    words = asked.rstrip("?").split()
    if index % 3 == 0:
        return f"In your own words: {asked[0].lower()}{asked[1:]}"
    if index % 3 == 1:
        return f"{' '.join(words[-3:]).capitalize()}: {' '.join(words[:-3]).lower()}?"
    return f"Explain to a beginner {' '.join(words).lower().replace(' the ', ' their ')}."


class EditsTest(HistoryTest):
    """Two topics of twenty cards, all learned, to which everything that authors do happens in one build."""

    @classmethod
    def setUpClass(cls) -> None:
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.items = items(40)
        cls.author = Project(Path(folder.name) / "project", cls.pages(cls.items))
        cls.first = Path(folder.name) / "first"
        shutil.copytree(cls.author.build(), cls.first)
        cls.ids = {card["text"]: card["id"] for card in cards_of(cls.first)}
        cls.edit_everything()
        cls.decks = cls.author.build()

    @classmethod
    def pages(cls, own: list) -> dict:
        harbour = {"Ropes": own[0:10], "Lights": own[10:20]}
        river = {"Locks": own[20:26], "Barges": own[26:40]}
        return {"harbour/quay.md": page("The quay", harbour), "river/water.md": page("The river", river)}

    @classmethod
    def edit_everything(cls) -> None:
        """Rewords ten questions, edits ten answers, moves a section, merges two cards and removes one."""
        own = list(cls.items)
        for index in range(0, 10):
            own[index] = replace(own[index], question=reworded(own[index].question, index))
        for index in range(10, 20):
            own[index] = replace(own[index], answer=f"{own[index].answer} Nobody forgets it twice.")
        cls.new_items = own
        cls.pair = {cls.ids[own[index].question]: index for index in (12, 28)}
        same = f"same: [{json.dumps(list(cls.pair))}]\n"
        (cls.author.folder / "topdeck.config.yaml").write_text(same, encoding="utf-8")
        cls.author.write(
            {
                "harbour/quay.md": page("The quay", {"Ropes": own[0:10], "Lights": own[10:20]}),
                # Card 39 is gone, and the section "Locks" has a file of its own.
                "river/water.md": page("The river", {"Barges": own[26:39]}),
                "river/locks.md": page("Locks and weirs", {"Locks": own[20:26]}),
            }
        )

    def setUp(self) -> None:
        super().setUp()
        import_package(self.col, self.first / "all.apkg")
        self.learned = [words(self.col.get_note(card.nid).fields[0]) for card in learn(self.col, 40)]
        self.before = everything(self.col)

    def copied(self) -> Project:
        """A copy of the author's project for this test alone."""
        shutil.copytree(self.author.folder, self.folder / "project")
        return self.project({})

    def test_the_topics_make_a_card_of_every_question_and_all_are_learned(self) -> None:
        self.assertEqual(sorted(self.ids), sorted(item.question for item in self.items))
        self.assertEqual(sorted(self.learned), sorted(self.ids))

    def test_nothing_is_doubled_nothing_reset_and_the_edits_arrive(self) -> None:
        log = import_package(self.col, self.decks / "all.apkg")
        self.assertEqual((len(log.new), len(log.conflicting)), (0, 0))
        self.assertEqual(self.col.note_count(), 40)
        self.assert_history_kept(self.before, everything(self.col))
        self.assert_notes_as_built(self.decks, frozenset(self.ids[item.question] for item in self.items[20:26]))
        by_id = {guid: words(note.fields[0]) for guid, note in notes_by_guid(self.col).items()}
        for old, new in list(zip(self.items, self.new_items))[:10]:
            self.assertEqual(by_id[self.ids[old.question]], new.question)
        assert_sound(self, self.col)

    def test_the_packages_of_the_topics_do_the_same(self) -> None:
        for topic in ("harbour", "river"):
            log = import_package(self.col, self.decks / f"{topic}.apkg")
            self.assertEqual((len(log.new), len(log.conflicting)), (0, 0))
        self.assert_history_kept(self.before, everything(self.col))
        self.assertEqual(len(self.col.find_cards(RETIRED)), 2)
        assert_sound(self, self.col)

    def test_the_card_that_is_gone_says_so(self) -> None:
        import_package(self.col, self.decks / "all.apkg")
        note = notes_by_guid(self.col)[self.ids[self.items[39].question]]
        self.assertIn("topdeck::retired", note.tags)
        self.assertEqual(words(note.fields[0]), self.items[39].question)
        self.assertEqual(words(note.fields[4]), "This card is retired: its question is gone from the topics.")
        self.assertIn(note.fields[4], note.cards()[0].answer())

    def test_the_card_that_was_merged_into_another_names_it(self) -> None:
        import_package(self.col, self.decks / "all.apkg")
        live = [card for card in cards_of(self.decks) if card["id"] in self.pair]
        self.assertEqual(len(live), 1)
        away = next(guid for guid in self.pair if guid != live[0]["id"])
        note = notes_by_guid(self.col)[away]
        self.assertIn("topdeck::retired", note.tags)
        self.assertEqual(words(note.fields[4]), f"This card is retired: it is now asked by “{live[0]['text']}”.")
        self.assertEqual({card["id"]: card.get("successor") for card in retired_of(self.decks)}[away], live[0]["id"])
        # The answers differ: the card shows both.
        for index in self.pair.values():
            self.assertIn(self.new_items[index].answer, words(live[0]["fields"]["answer"]))

    def test_who_comes_new_gets_nothing_retired_to_study(self) -> None:
        newcomer = self.new_collection("newcomer")
        import_package(newcomer, self.decks / "all.apkg")
        self.assertEqual(newcomer.card_count(), 38)
        self.assertEqual(list(newcomer.find_cards(RETIRED)), [])
        assert_sound(self, newcomer)

    def test_the_retired_cards_as_text_bring_the_same(self) -> None:
        log = import_csv(self.col, self.decks / "retired.csv")
        self.assertEqual((len(log.new), len(log.conflicting)), (0, 0))
        self.assertEqual(len(self.col.find_cards(RETIRED)), 2)
        self.assert_history_kept(self.before, everything(self.col))
        for card in retired_of(self.decks):
            note = notes_by_guid(self.col)[card["id"]]
            self.assertEqual(note.fields, [normalize("NFC", card["fields"][name]) for name in FIELDS])
            self.assertEqual(sorted(note.tags), sorted(card["tags"]))

    def test_a_card_that_comes_back_loses_the_tag_and_nothing_else(self) -> None:
        import_package(self.col, self.decks / "all.apkg")
        self.assertEqual(len(self.col.find_cards(RETIRED)), 2)
        author = self.copied()
        (author.folder / "topdeck.config.yaml").unlink()
        (author.folder / "topics/river/locks.md").unlink()
        author.write(self.pages(self.items))
        decks = author.build()
        log = import_package(self.col, decks / "all.apkg")
        self.assertEqual((len(log.new), self.col.note_count()), (0, 40))
        self.assertEqual(list(self.col.find_cards(RETIRED)), [])
        self.assert_history_kept(self.before, everything(self.col))
        self.assert_notes_as_built(decks)
        self.assertEqual({words(note.fields[4]) for note in notes_by_guid(self.col).values()}, {""})

    def test_building_once_more_changes_no_byte(self) -> None:
        before = {file.name: file.read_bytes() for file in self.decks.iterdir() if file.is_file()}
        decks = self.copied().build("--fresh")
        after = {file.name: file.read_bytes() for file in decks.iterdir() if file.is_file()}
        self.assertEqual(sorted(after), sorted(before))
        self.assertEqual([name for name in before if after[name] != before[name]], [])


class BuildsTest(HistoryTest):
    """Five builds of five hundred cards, imported one after the other."""

    def test_every_history_stays_under_its_own_question(self) -> None:
        own = items(500)
        author = self.project({"harbour/almanac.md": page("Almanac", {"All": own})})
        self.assertEqual(self.build_and_import(author), 500)
        learned = {card.id: self.index_of(own, card.nid) for card in learn(self.col, 20)}
        before = everything(self.col)
        self.assertEqual(len(before["revlog"]), 20)

        def then(expected: int) -> None:
            self.assertEqual(self.build_and_import(author), expected)
            self.assert_history_kept(before, everything(self.col))
            for card_id, item in learned.items():
                fields = self.col.get_card(card_id).note().fields
                self.assertEqual([words(fields[0]), words(fields[1])], [item.question, item.answer])

        then(500)

        reworded, longer = list(learned.values())[3], list(learned.values())[7]
        reworded.question = f"Remember: {reworded.question[0].lower()}{reworded.question[1:]}"
        longer.answer += " An old hand does it without a word and checks it again at the end of the watch."
        author.write({"harbour/almanac.md": page("Almanac", {"All": own})})
        then(500)

        new = Item("What is painted on the keel of a new ferry?", "The name of her first captain.")
        author.write({"harbour/almanac.md": page("Almanac", {"All": [new, *own]})})
        then(501)

        topic = author.folder / "topics" / "harbour"
        (topic / "almanac.md").rename(topic / "yearbook.md")
        then(501)
        self.assertEqual(list(self.col.find_cards(RETIRED)), [])
        assert_sound(self, self.col)

    def build_and_import(self, author: Project) -> int:
        import_package(self.col, author.build() / "all.apkg")
        return self.col.note_count()

    def index_of(self, own: list, note_id: int) -> Item:
        asked = words(self.col.get_note(note_id).fields[0])
        return next(item for item in own if item.question == asked)


class ClozesTest(HistoryTest):
    """A text with three clozes, all learned."""

    BEFORE = "C: The [keel] lies under the [mast] and ahead of the [rudder] of a sloop."

    def setUp(self) -> None:
        super().setUp()
        self.author = self.project({"harbour/sloop.md": self.text(self.BEFORE)})
        self.decks = self.author.build()
        import_package(self.col, self.decks / "all.apkg")
        self.cards = {self.hidden(card.id): card.id for card in learn(self.col, 4) if card.note_type()["type"] == 1}
        self.before = everything(self.col)

    def text(self, cloze: str) -> str:
        return f"# Sloops\n\n{cloze}\n\nQ: How many masts has a sloop?\nA: One.\n"

    def hidden(self, card_id: int) -> str:
        """The text that the card asks for, taken from the markup of its gap."""
        found = re.search(r'class="cloze" data-cloze="([^"]*)"', self.col.get_card(card_id).question())
        return html.unescape(found.group(1)) if found else ""

    def edit(self, cloze: str) -> None:
        self.author.write({"harbour/sloop.md": self.text(cloze)})
        self.author.build()
        log = import_package(self.col, self.decks / "all.apkg")
        self.assertEqual((len(log.new), len(log.conflicting)), (0, 0))
        self.assertEqual(self.col.note_count(), 2)
        self.assert_history_kept(self.before, everything(self.col))

    def assert_asked(self, *parts: str) -> None:
        """Checks that the cards that were learned for these parts still ask for them."""
        self.assertEqual([self.hidden(self.cards[part]) for part in parts], list(parts))

    def test_the_text_makes_a_card_for_each_part(self) -> None:
        self.assertEqual(sorted(self.cards), ["keel", "mast", "rudder"])

    def test_taking_a_cloze_away_leaves_the_others_under_their_numbers(self) -> None:
        self.edit("C: The [keel] lies under the mast and ahead of the [rudder] of a sloop.")
        self.assert_asked("keel", "rudder")
        self.assertEqual(self.hidden(self.cards["mast"]), "")

    def test_adding_a_cloze_in_front_leaves_the_others_under_their_numbers(self) -> None:
        self.edit("C: The [keel] lies [under] the [mast] and ahead of the [rudder] of a sloop.")
        self.assert_asked("keel", "mast", "rudder")
        new = [card for card in self.col.find_cards("is:new") if self.hidden(card) == "under"]
        self.assertEqual(len(new), 1)

    def test_a_cloze_that_comes_back_finds_its_history(self) -> None:
        self.edit("C: The [keel] lies under the mast and ahead of the [rudder] of a sloop.")
        self.edit(self.BEFORE)
        self.assert_asked("keel", "mast", "rudder")


if __name__ == "__main__":
    unittest.main()
