"""Compares the days that the program chooses to balance the load with those that Anki's load balancer chooses."""

import json
import os
import random
import struct
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from anki.collection import Collection

from memory_test import DAY, has_this_fsrs

HERE = Path(__file__).parent
CARDS = 400
OTHERS = 900
DAYS = 99
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
LOADS = {"normal": 1.0, "reduced": 0.5, "minimum": 0.0}
CASES = [{}, {"saturday": "reduced", "sunday": "minimum"}, {"monday": "minimum", "tuesday": "reduced", "friday": "reduced"}]


@unittest.skipUnless(has_this_fsrs(), "this Anki has an older FSRS")
class BalanceTest(unittest.TestCase):
    def test_the_days_are_those_of_anki(self) -> None:
        environment = {**os.environ, "TZ": "UTC"}
        environment.pop("ANKI_TEST_MODE", None)
        run = subprocess.run([sys.executable, "-B", __file__], env=environment, capture_output=True, text=True)
        self.assertEqual((run.returncode, run.stderr), (0, ""), run.stdout)
        print(run.stdout.strip(), end=" ")


def first_random(seed: int) -> float:
    """The first number from 0 up to 1 of Rust's StdRng (ChaCha with 12 rounds) that is seeded by `seed_from_u64`."""
    mask32, mask64 = 2**32 - 1, 2**64 - 1
    key = []
    for _ in range(8):
        seed = (seed * 6364136223846793005 + 11634580027462260723) & mask64
        shifted = (((seed >> 18) ^ seed) >> 27) & mask32
        turn = seed >> 59
        key.append(((shifted >> turn) | (shifted << (32 - turn))) & mask32)
    start = [*struct.unpack("<4I", b"expand 32-byte k"), *key, 0, 0, 0, 0]
    state = list(start)

    def turned(value: int, by: int) -> int:
        return ((value << by) | (value >> (32 - by))) & mask32

    def quarter(a: int, b: int, c: int, d: int) -> None:
        for one, other, target, by in [(a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)]:
            state[one] = (state[one] + state[other]) & mask32
            state[target] = turned(state[target] ^ state[one], by)

    for _ in range(6):
        for column in range(4):
            quarter(column, 4 + column, 8 + column, 12 + column)
        for column in range(4):
            quarter(column, 4 + (column + 1) % 4, 8 + (column + 2) % 4, 12 + (column + 3) % 4)
    return (((state[0] + start[0]) & mask32) >> 9) / 2**23


def compare(folder: Path) -> None:
    source = random.Random(11)
    compared = different = 0
    for number, easy_days in enumerate(CASES):
        (folder / str(number)).mkdir()
        col = Collection(str(folder / str(number) / "collection.anki2"))
        col.set_config("fsrs", True)
        col.set_config("loadBalancerEnabled", True)
        config = col.decks.get_config(1)
        config["easyDaysPercentages"] = [LOADS[easy_days.get(day, "normal")] for day in WEEKDAYS]
        config["rev"]["bury"] = True
        config["rev"]["perDay"] = 9999
        col.decks.update_config(config)
        # The collection is some days old, so that cards can have been reviewed before.
        col.db.execute("UPDATE col SET crt = crt - ?", 400 * 86_400)
        col.close()
        col = Collection(str(folder / str(number) / "collection.anki2"))
        now = int(time.time())
        today = col.sched.today
        first_day = col.crt // 86_400
        counts = [0] * DAYS
        cards = []

        def add(due: int, interval: int, stability: float, difficulty: float) -> int:
            note = col.new_note(col.models.by_name("Basic"))
            note["Front"] = str(len(cards)) + str(source.random())
            col.add_note(note, 1)
            card = note.card_ids()[0]
            reviewed = now - interval * 86_400
            data = json.dumps({"s": stability, "d": difficulty, "lrt": reviewed})
            col.db.execute(
                "UPDATE cards SET type = 2, queue = 2, due = ?, ivl = ?, factor = 2500, reps = 3, data = ? WHERE id = ?",
                today + due,
                interval,
                data,
                card,
            )
            counts[due] += 1
            return card

        for _ in range(OTHERS):
            add(min(DAYS - 1, 1 + int(source.expovariate(1 / 25))), 5, 5.0, 5.0)
        for _ in range(CARDS):
            interval = source.choice([1, 2, 3, 5, 8, 13, 20, 30, 45, 60])
            stability = round(interval * source.uniform(0.7, 1.6), 4)
            difficulty = round(source.uniform(1, 10), 3)
            card = add(0, interval, stability, difficulty)
            state = {
                "phase": "review",
                "memory": {"stability": stability, "difficulty": difficulty},
                "due": {"type": "day", "day": first_day + today},
                "last": {"time": (now - interval * 86_400) * 1000, "day": first_day + today - interval},
                "interval": interval,
                "reviews": 3,
            }
            # Anki counts the card itself among its siblings, on the day that it is due.
            cards.append((card, {"state": state, "siblings": [0], "factor": first_random(card + 3)}))
        col.sched.get_queued_cards()
        asked = {
            "settings": {"rollover": 4},
            "now": now * 1000,
            "today": first_day + today,
            "counts": counts,
            "easyDays": easy_days,
            "cards": [ours for _, ours in cards],
        }
        command = ["node", str(HERE / "balance.mjs")]
        run = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
        for (card, _), ours in zip(cards, json.loads(run.stdout)):
            answers = col._backend.get_scheduling_states(card)
            for grade, answer in [("2", answers.hard), ("3", answers.good), ("4", answers.easy)]:
                compared += 1
                different += answer.normal.review.scheduled_days != ours[grade]["days"]
        col.close()
    # Anki calculates with seven digits, so that half a day, or a choice between two days, may fall to the other side.
    if different > compared / 100:
        sys.exit(f"{different} of {compared} intervals differ, more than rounding explains")
    print(f"{compared - different} of {compared} balanced intervals are the same, the others differ by rounding")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        compare(Path(name))
