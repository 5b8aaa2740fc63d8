"""Compares the memory states that the program's scheduler replays with those that Anki computes from the same reviews."""

import json
import random
import subprocess
import tempfile
import time
import unittest
from importlib.metadata import version
from pathlib import Path

from anki.collection import Collection

HERE = Path(__file__).parent
HISTORIES = 1000
SEED = 20
DAY = 86_400_000
# The parameters of a learner who forgets a lot: the first stability is below the minimum that ts-fsrs accepts.
TRAINED = [0.0431, 0.8127, 1.7032, 11.3125, 6.9711, 0.5921, 2.5837, 0.0203, 1.6120, 0.2914, 0.6213]
TRAINED += [1.2107, 0.0914, 0.3325, 1.9127, 0.4412, 2.7733, 0.6102, 0.3817, 0.1322, 0.2718]


def random_history(source: random.Random, end: int, day_begins: int) -> list:
    """
    Random reviews of one card before `end`, as (milliseconds, grade): on the same day, days, months or years apart. Days
    begin at `day_begins` in UTC. The first second of a day is left out, because Anki counts it towards the previous day
    when it replays its log, and towards the new day elsewhere.
    """
    gaps = []
    for _ in range(source.randrange(0, 40)):
        kind = source.choices(["minutes", "hours", "days", "months", "years"], [30, 15, 35, 15, 5])[0]
        low, high = {
            "minutes": (5_000, 1_800_000),
            "hours": (1_800_000, DAY),
            "days": (DAY // 2, 20 * DAY),
            "months": (20 * DAY, 300 * DAY),
            "years": (300 * DAY, 1500 * DAY),
        }[kind]
        gaps.append(source.randrange(low, high))
    moment = end - source.randrange(1, 10 * DAY) - sum(gaps)
    history = []
    for gap in [0, *gaps]:
        moment += gap
        if (moment - day_begins) % DAY < 1000:
            moment += 1000
        history.append((moment, source.choices([1, 2, 3, 4], [25, 15, 45, 15])[0]))
    return history


def review_kinds(history: list) -> list:
    """The kind of each review in Anki's log: 0 learning until the first "good", 1 review, 2 relearning after a lapse."""
    kinds = []
    kind = 0
    for _, grade in history:
        kinds.append(kind)
        if kind == 1:
            kind = 2 if grade == 1 else 1
        elif grade >= 3:
            kind = 1
    return kinds


def our_states(histories: list, settings: dict, offset: int, now: int) -> list:
    """The states that the program derives from the histories, with these settings on top of its defaults."""
    reviews = [[{"time": moment, "grade": grade} for moment, grade in history] for history in histories]
    asked = {"settings": settings, "offset": offset, "now": now, "histories": reviews}
    command = ["node", str(HERE / "memory.mjs")]
    run = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def has_this_fsrs() -> bool:
    """Older versions have other parameters, or another rule for "hard" on the same day."""
    return tuple(int(part) for part in version("anki").split(".")[:2]) >= (26, 8)


@unittest.skipUnless(has_this_fsrs(), "this Anki has an older FSRS")
class MemoryTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.col = Collection(str(Path(folder.name) / "collection.anki2"))
        self.addCleanup(self.col.close)
        self.col.set_config("fsrs", True)

    def add_cards(self, histories: list) -> list:
        """Cards with these reviews in Anki's log, as if they had been imported."""
        model = self.col.models.by_name("Basic")
        ids = set()
        cards = []
        for number, history in enumerate(histories):
            note = self.col.new_note(model)
            note["Front"] = str(number)
            self.col.add_note(note, 1)
            card = note.card_ids()[0]
            for (moment, grade), kind in zip(history, review_kinds(history)):
                self.assertNotIn(moment, ids)
                ids.add(moment)
                self.col.db.execute(
                    "INSERT INTO revlog VALUES (?, ?, -1, ?, 1, 1, 500, 1000, ?)", moment, card, grade, kind
                )
            cards.append(card)
        return cards

    def compare(self, parameters: dict) -> None:
        now = int(time.time() * 1000)
        # Anki counts all days by the clock's present distance from UTC.
        offset = time.localtime().tm_gmtoff // 60
        rollover = self.col.get_config("rollover") or 4
        source = random.Random(SEED)
        day_begins = (rollover * 60 - offset) * 60_000
        histories = [random_history(source, now - now % DAY, day_begins) for _ in range(HISTORIES)]
        ours = our_states(histories, {"rollover": rollover, **parameters}, offset, now)
        largest = {"stability": 0.0, "difficulty": 0.0}
        for card, history, state in zip(self.add_cards(histories), histories, ours):
            anki = self.col.compute_memory_state(card)
            for part in largest:
                expected, actual = getattr(anki, part), state["memory"][part]
                # To three places; of a stability of years, to five digits: Anki's numbers have seven.
                difference = abs(actual - expected) / max(1, expected / 100)
                largest[part] = max(largest[part], difference)
                self.assertLess(difference, 0.0005, f"{part} {actual}, in Anki {expected}, after {history}")
        differences = ", ".join(f"{part} {difference:.1e}" for part, difference in largest.items())
        print(f"{sum(map(len, histories))} reviews of {HISTORIES} cards, largest differences: {differences} ", end="")

    def test_memory_states_are_those_of_anki(self) -> None:
        config = self.col.decks.get_config(1)
        self.assertEqual(config["fsrsParams6"], [])
        # Both take their own defaults.
        self.compare({})

    def test_memory_states_by_trained_parameters_are_those_of_anki(self) -> None:
        config = self.col.decks.get_config(1)
        config["fsrsParams6"] = TRAINED
        self.col.decks.update_config(config)
        self.compare({"parameters": TRAINED})



if __name__ == "__main__":
    unittest.main()
