"""Generates pages of any number of questions that read naturally; no two questions differ in only one word."""

from __future__ import annotations

from dataclasses import dataclass

PEOPLE = """pilot, rigger, harbour master, cook, diver, boatswain, keeper of the light, customs officer, sailmaker,
helmsman, stoker, surveyor, fisherman, dredger captain, shipwright, crane driver, signaller, ferryman, caulker, chandler,
navigator, stevedore, lookout""".replace("\n", " ").split(", ")
THINGS = """anchor chain, spare lantern, tide table, mooring line, sounding lead, fog horn, signal flag, life raft,
bilge pump, brass sextant, oak rudder, canvas cover, iron bollard, copper kettle, rope ladder, wooden fender, oil lamp,
chart chest, wind vane, cargo net, tar barrel, boat hook, ship's bell, compass rose, gangway, ballast stone, sea valve,
port window, steel cable""".replace("\n", " ").split(", ")
TIMES = """before a storm, at low water, in thick fog, after the winter, during loading, on the first watch, at anchor,
in a following sea, near the reef, under the bridge, in dry dock, at the pilot station, on a lee shore, in the lock,
after a collision, at slack tide, with a foul bottom, between two buoys, in ice, at the fuel quay, on passage south,
during a drill, at dusk, when the engine fails, with guests aboard, in the outer roads, off the cape, at the fish market,
in heavy swell, while turning, beside the wreck""".replace("\n", " ").split(", ")
ASKING = """Why does a {0} inspect the {1} {2}?|Where does the {0} stow the {1} {2}?|What must a {0} never do with the {1} {2}?|
Which fault of the {1} worries the {0} {2}?|How can the {0} repair a broken {1} {2}?|Who hands the {1} to the {0} {2}?|
How often should the {0} oil the {1} {2}?|What tells the {0} that the {1} is worn {2}?|When may the {0} replace the {1} {2}?|
What does it cost the {0} to lose the {1} {2}?|Whose order lets the {0} move the {1} {2}?""".replace("\n", "").split("|")
REASONS = """salt eats the metal, the load shifts, the light is poor, nobody hears a shout, the crew is tired, water gets in,
a knot slips, the current turns, steam fills the room, birds nest there, paint hides the cracks, the wood swells,
the wind backs""".replace("\n", " ").split(", ")
ADVICE = """keep it dry, ask the mate first, write it in the log, grease it well, tie it down twice, hold it to the light,
count the links, wait for the bell, take two hands, use the old drawing, test it ashore, carry it low, wash it with fresh
water, mark it with chalk, store it aft, call the yard, leave it alone""".replace("\n", " ").split(", ")
MEASURES = """three fathoms, a cable's length, half an hour, two turns, nine inches, a full tide, one bucket, forty paces,
six weeks, a spoonful, eleven knots, twice a year, seven strokes, an arm's length, ninety degrees, four men, ten pounds,
a day and a night, five bars""".replace("\n", " ").split(", ")


@dataclass
class Item:
    """A question with its answer."""

    question: str
    answer: str


def items(count: int) -> list[Item]:
    """Generates questions. Their words cycle with different prime periods, so two questions share only a few words."""
    made = [
        Item(
            pick(ASKING, n).format(pick(PEOPLE, n), pick(THINGS, n), pick(TIMES, n)),
            f"Because {pick(REASONS, n)}: {pick(ADVICE, n)}, and reckon with {pick(MEASURES, n)}.",
        )
        for n in range(count)
    ]
    assert len({item.question for item in made}) == len({item.answer for item in made}) == count
    return made


def pick(words: list[str], n: int) -> str:
    return words[n % len(words)]


def page(title: str, sections: dict[str, list[Item]]) -> str:
    """A page of Markdown with a heading per section, and below it a heading per question."""
    parts = [f"# {title}"]
    for name, own in sections.items():
        parts += [f"## {name}", *(f"### {item.question}\n\n{item.answer}" for item in own)]
    return "\n\n".join(parts) + "\n"
