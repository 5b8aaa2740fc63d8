"""Every learned history stays under its own question: it follows an edited one, and never goes to another one."""

import unittest

from history_test import HistoryTest, words
from learner import assert_sound, everything, import_package, learn, notes_by_guid
from project import Project, cards_of


def headings(*questions: tuple) -> str:
    return "\n".join(f"## {asked}\n\n{answer}\n" for asked, answer in questions)


def folds(*questions: tuple) -> str:
    return "\n".join(f"<details><summary>{asked}</summary>\n\n{answer}\n\n</details>\n" for asked, answer in questions)


def labels(*questions: tuple) -> str:
    return "\n".join(f"Q: {asked}\nA: {answer}\n" for asked, answer in questions)


def sides(*questions: tuple) -> str:
    return "#flashcards\n\n" + "\n\n".join(f"{asked} :: {answer}" for asked, answer in questions) + "\n"


def items(*questions: tuple) -> str:
    return "\n".join(f"- **{asked}** {answer}" for asked, answer in questions) + "\n"


KEEL = ("What is a keel?", "The backbone of a hull.")
STEM = ("What is a stem?", "The timber at the bow.")
RUDDER = ("What is a rudder?", "The blade that steers.")
MAST = ("What is a mast?", "The spar that carries the sails.")
WINDLASS = (
    "What is a windlass?",
    "A winch with a horizontal drum on the foredeck, by which the crew hauls in the chain of the anchor.",
)
CLAIMS = ["a sailor can {} a seperate line by hand".format(verb) for verb in ("haul", "coil", "splice", "whip", "tar")]


class MeaningTest(HistoryTest):
    """Builds two or three states of one topic, all of whose cards are learned after the first."""

    runs = 0

    def learn_and_edit(self, *states: dict) -> None:
        self.runs += 1
        self.col = self.new_collection(f"learner {self.runs}")
        author = Project(self.folder / f"project {self.runs}", states[0])
        import_package(self.col, author.build() / "all.apkg")
        self.learned = {
            self.col.get_note(card.nid).guid: self.question(card.nid) for card in learn(self.col, self.col.card_count())
        }
        before = everything(self.col)
        for earlier, state in zip(states, states[1:]):
            for file in earlier.keys() - state.keys():
                (author.folder / "topics" / file).unlink()
            author.write(state)
            import_package(self.col, author.build() / "all.apkg")
        self.assert_history_kept(before, everything(self.col))
        self.live = {card["id"]: card for card in cards_of(author.folder / "decks")}
        assert_sound(self, self.col)

    def question(self, note: int) -> str:
        return words(self.col.get_note(note).fields[0])

    def history_of(self, asked: str) -> str:
        """The question under which the card that asks this now was learned; empty when it is new."""
        guids = [guid for guid, note in notes_by_guid(self.col).items() if words(note.fields[0]) == asked]
        self.assertEqual(len(guids), 1, asked)
        self.assertIn(guids[0], self.live)
        return self.learned.get(guids[0], "")

    def test_a_question_about_another_thing_starts_anew(self) -> None:
        pairs = [
            (("Which port has the harbour radio?", "16"), ("Which port has the coast guard?", "67")),
            (("What does `reef -s` do?", "It shortens the sail."), ("What does `reef -l` do?", "It sets the whole sail.")),
            (("What is the capital of Latvia?", "Riga"), ("What is the capital of Lithuania?", "Vilnius")),
            (("What is a sloop?", "A boat with one mast."), ("What is a ketch?", "A boat with two masts.")),
            (("Which side has the green light?", "Starboard."), ("Which side has the red light?", "Port.")),
            (("Which lines are not tarred?", "Those of hemp."), ("Which lines are tarred?", "Those of wire.")),
        ]
        for shape, (old, fresh) in zip((headings, folds, labels, sides, items, headings), pairs):
            with self.subTest(shape.__name__, fresh=fresh[0]):
                kept = [KEEL, STEM, RUDDER]
                self.learn_and_edit(
                    {"boat/a.md": shape(KEEL, old, STEM, RUDDER)}, {"boat/a.md": shape(KEEL, fresh, STEM, RUDDER)}
                )
                self.assertEqual(self.history_of(fresh[0].replace("`", "")), "")
                self.assertEqual([self.history_of(asked) for asked, _ in kept], [asked for asked, _ in kept])

    def test_a_retired_history_goes_to_no_other_question(self) -> None:
        jib = ("What does the rule say about the jib on a sloop?", "It is the sail before the mast.")
        spinnaker = ("What does the rule say about the spinnaker on a sloop?", "It is set when running.")
        self.learn_and_edit(
            {"boat/a.md": headings(KEEL, STEM, jib)},
            {"boat/a.md": headings(KEEL, STEM)},
            {"boat/a.md": headings(KEEL, STEM, spinnaker)},
        )
        self.assertEqual(self.history_of(spinnaker[0]), "")

    def test_statements_that_change_files_while_a_typo_is_mended_keep_their_own_histories(self) -> None:
        def page(claims: list) -> str:
            return headings(*((f"True or false: {claim}", "True") for claim in claims))

        right = [claim.replace("seperate", "separate") for claim in CLAIMS]
        self.learn_and_edit(
            {"boat/a.md": page(CLAIMS[:3]), "boat/b.md": page(CLAIMS[3:])},
            {"boat/a.md": page([right[0], right[3], right[2]]), "boat/b.md": page([right[1], right[4]])},
        )
        for wrong, mended in zip(CLAIMS, right):
            self.assertEqual(self.history_of(f"True or false: {mended}"), f"True or false: {wrong}")

    def test_a_question_that_is_rewritten_keeps_its_history_by_its_answer(self) -> None:
        for asked in ("By what does a crew get the anchor up?", "起锚用什么？"):
            with self.subTest(asked):
                self.learn_and_edit(
                    {"boat/a.md": headings(KEEL, WINDLASS, STEM)},
                    {"boat/a.md": headings(KEEL, (asked, WINDLASS[1]), STEM)},
                )
                self.assertEqual(self.history_of(asked), WINDLASS[0])

    def test_a_question_that_is_reworded_together_with_its_answer_keeps_its_history(self) -> None:
        old = ("What's the difference between a sheet and a halyard?", "A sheet trims a sail; a halyard hoists it.")
        fresh = ("Sheet vs halyard", "Sheets trim a sail, while a halyard hoists it.")
        self.learn_and_edit({"boat/a.md": folds(KEEL, old, STEM)}, {"boat/a.md": folds(KEEL, fresh, STEM)})
        self.assertEqual(self.history_of(fresh[0]), old[0])

    def test_a_question_that_is_reworded_while_its_answer_is_away_finds_its_history(self) -> None:
        old = ("What is the difference between a bowline and a clove hitch?", "A bowline makes a loop; a clove hitch holds.")
        asked = "How do bowlines and clove hitches differ?"
        self.learn_and_edit(
            {"boat/a.md": headings(KEEL, old, STEM)},
            {"boat/a.md": headings(KEEL, (asked, "TODO"), STEM)},
            {"boat/a.md": headings(KEEL, (asked, old[1]), STEM)},
        )
        self.assertEqual(self.history_of(asked), old[0])

    def test_a_folder_that_is_away_for_one_build_finds_its_histories(self) -> None:
        page = headings(KEEL, WINDLASS, STEM)
        self.learn_and_edit(
            {"boat/a.md": page, "shore/b.md": headings(MAST, RUDDER)},
            {"shore/b.md": headings(MAST, RUDDER)},
            {"boat/a.md": page, "shore/b.md": headings(MAST, RUDDER)},
        )
        for asked, _ in (KEEL, WINDLASS, STEM):
            self.assertEqual(self.history_of(asked), asked)

    def test_a_card_that_two_topics_share_stays_with_the_unchanged_question(self) -> None:
        other = ("By what is an anchor stopped?", "By a pawl.")
        self.learn_and_edit(
            {"boat/a.md": headings(KEEL, WINDLASS), "yacht/b.md": headings(STEM, WINDLASS)},
            {"boat/a.md": headings(KEEL, other), "yacht/b.md": headings(STEM, WINDLASS)},
        )
        self.assertEqual(self.history_of(WINDLASS[0]), WINDLASS[0])
        self.assertEqual(self.history_of(other[0]), "")

    def test_two_questions_that_become_one_leave_one_history_and_a_successor(self) -> None:
        sheet = ("What is a sheet for?", "A sheet trims the sail to the wind.")
        halyard = ("What is a halyard for?", "A halyard hoists the sail to the head of the mast.")
        both = ("What are a sheet and a halyard for?", f"{sheet[1]} {halyard[1]}")
        self.learn_and_edit(
            {"boat/a.md": headings(KEEL, sheet, halyard, STEM)}, {"boat/a.md": headings(KEEL, both, STEM)}
        )
        kept = self.history_of(both[0])
        self.assertIn(kept, (sheet[0], halyard[0]))
        retired = [note for note in notes_by_guid(self.col).values() if "topdeck::retired" in note.tags]
        self.assertEqual([words(note.fields[4]) for note in retired], [f"This card is retired: it is now asked by “{both[0]}”."])

    def test_a_cloze_that_is_turned_round_and_numbered_again_leaves_each_part_its_history(self) -> None:
        self.learn_and_edit(
            {"boat/a.md": "A sloop has {{c1::a mast}} and {{c2::a jib}}.\n"},
            {"boat/a.md": "{{c1::A keel}} is under a sloop, {{c2::a jib}} is before and {{c3::a mast}} on it.\n"},
        )
        parts = self.col.db.execute("SELECT ord, reps FROM cards ORDER BY ord")
        self.assertEqual(parts, [[0, 1], [1, 1], [2, 0]])
        [note] = notes_by_guid(self.col).values()
        for number, part in ((1, "a mast"), (2, "a jib"), (3, "A keel")):
            self.assertIn(f"{{{{c{number}::{part}}}}}", note.fields[0])


if __name__ == "__main__":
    unittest.main()
