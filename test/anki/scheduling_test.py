"""Compares the intervals that the program's scheduler offers with those of Anki's scheduler, for cards in the same state."""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from anki.collection import Collection

from memory_test import DAY, TRAINED, has_this_fsrs, our_states, random_history

CARDS = 1000
MINUTE = 60_000
ROLLOVER = 4
PHASES = {"new": 0, "learning": 1, "review": 2, "relearning": 3}
PRESETS = [
    {},
    {"steps": [], "relearningSteps": [], "retention": 0.85},
    {"steps": [5 * MINUTE], "relearningSteps": [MINUTE, 20 * MINUTE], "parameters": TRAINED},
    {"steps": [MINUTE, 600 * MINUTE, 3 * DAY], "relearningSteps": [2 * DAY], "maximumInterval": 1000, "retention": 0.95},
]


@unittest.skipUnless(has_this_fsrs(), "this Anki has an older FSRS")
class SchedulingTest(unittest.TestCase):
    def test_the_grades_give_the_intervals_of_anki(self) -> None:
        # Anki leaves out its fuzz only where it finds this variable when it is started; UTC keeps its clock as it is.
        environment = {**os.environ, "ANKI_TEST_MODE": "1", "TZ": "UTC"}
        command = [sys.executable, "-B", __file__]
        run = subprocess.run(command, env=environment, capture_output=True, text=True)
        self.assertEqual((run.returncode, run.stderr), (0, ""), run.stdout)
        print(run.stdout.strip(), end=" ")


def set_preset(col: Collection, preset: dict) -> None:
    config = col.decks.get_config(1)
    config["new"]["delays"] = [step / MINUTE for step in preset.get("steps", [MINUTE, 10 * MINUTE])]
    config["lapse"]["delays"] = [step / MINUTE for step in preset.get("relearningSteps", [10 * MINUTE])]
    config["rev"]["maxIvl"] = preset.get("maximumInterval", 36_500)
    config["desiredRetention"] = preset.get("retention", 0.9)
    config["fsrsParams6"] = preset.get("parameters", [])
    col.decks.update_config(config)


def put_in_state(col: Collection, card: int, state: dict, preset: dict) -> None:
    """Puts a card in Anki into the state that the program has for its item."""
    if state["phase"] == "new":
        return
    steps = preset.get("steps", [0, 0]) if state["phase"] == "learning" else preset.get("relearningSteps", [0])
    due = state["due"]
    first_day = col.crt // 86_400
    day = due["type"] == "day"
    columns = {
        "type": PHASES[state["phase"]],
        "queue": 2 if state["phase"] == "review" else 3 if day else 1,
        "due": due["day"] - first_day if day else due["at"] // 1000,
        "ivl": state["interval"],
        "factor": 2500,
        "reps": state["reviews"],
        "lapses": state["lapses"],
        "left": 0 if state["phase"] == "review" else len(steps) - state["step"],
        "data": json.dumps(
            {
                "s": state["memory"]["stability"],
                "d": state["memory"]["difficulty"],
                "lrt": state["last"]["time"] // 1000,
            }
        ),
    }
    assignments = ", ".join(f"{column} = ?" for column in columns)
    col.db.execute(f"UPDATE cards SET {assignments} WHERE id = ?", *columns.values(), card)


def interval_of(answer, seconds_left: int) -> dict:
    """The interval that Anki gives, in the program's terms: a delay that ends on a later day counts in days."""
    kind = answer.normal.WhichOneof("kind")
    if kind == "review":
        return {"type": "day", "days": answer.normal.review.scheduled_days}
    learning = answer.normal.learning if kind == "learning" else answer.normal.relearning.learning
    seconds = learning.scheduled_secs
    if seconds >= seconds_left:
        return {"type": "day", "days": (seconds - seconds_left) // 86_400 + 1}
    return {"type": "moment", "delay": seconds * 1000}


def is_rounded_otherwise(actual: dict, expected: dict) -> bool:
    """
    Anki calculates with seven digits, so half a day may be rounded up or down, and so may the last second of a delay that
    is derived from the stability.
    """
    if actual["type"] == expected["type"] == "day":
        return expected["days"] >= 10 and abs(actual["days"] - expected["days"]) == 1
    return actual["type"] == expected["type"] and abs(actual["delay"] - expected["delay"]) == 1000


def compare(folder: Path) -> None:
    source = random.Random(5)
    counts = dict.fromkeys(PHASES, 0)
    compared = rounded = 0
    for number, preset in enumerate(PRESETS):
        (folder / str(number)).mkdir()
        col = Collection(str(folder / str(number) / "collection.anki2"))
        col.set_config("fsrs", True)
        set_preset(col, preset)
        now = int(time.time())
        midnight = now - now % 86_400
        seconds_left = midnight + ROLLOVER * 3600 - now
        if seconds_left <= 0:
            seconds_left += 86_400
        histories = [random_history(source, midnight * 1000, ROLLOVER * 3_600_000) for _ in range(CARDS)]
        # The beginnings of cards, where the steps are.
        histories = [history[: source.randrange(6)] if index % 2 else history for index, history in enumerate(histories)]
        states = our_states(histories, {"rollover": ROLLOVER, **preset}, 0, now * 1000)
        for history, state in zip(histories, states):
            note = col.new_note(col.models.by_name("Basic"))
            note["Front"] = str(compared)
            col.add_note(note, 1)
            card = note.card_ids()[0]
            put_in_state(col, card, state, preset)
            answers = col._backend.get_scheduling_states(card)
            for grade, answer in enumerate([answers.again, answers.hard, answers.good, answers.easy], 1):
                expected, actual = interval_of(answer, seconds_left), state["intervals"][str(grade)]
                if is_rounded_otherwise(actual, expected):
                    rounded += 1
                elif actual != expected:
                    sys.exit(f"grade {grade}: {actual}, in Anki {expected}, with {preset} in {state} after {history}")
                compared += 1
            counts[state["phase"]] += 1
        col.close()
    if rounded > compared / 1000:
        sys.exit(f"{rounded} of {compared} intervals are a day or a second apart, more than rounding explains")
    phases = ", ".join(f"{count} {phase}" for phase, count in counts.items())
    print(f"{compared} intervals of {len(PRESETS) * CARDS} cards ({phases}) are the same, {rounded} of them but for the rounding")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        compare(Path(name))
