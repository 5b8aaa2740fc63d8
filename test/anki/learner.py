"""A learner's side of a collection: importing, studying, and reading everything in it."""

import inspect
import unittest
from pathlib import Path

from anki.collection import Collection
from anki import import_export_pb2
from anki.cards import Card
from anki.scheduler.v3 import CardAnswer


def open_collection(folder: Path) -> Collection:
    """A new collection in a new folder."""
    folder.mkdir()
    col = Collection(str(folder / "collection.anki2"))
    # 2.1.66 still has an older scheduler beside.
    if hasattr(col, "set_v3_scheduler"):
        col.set_v3_scheduler(True)
    return col


def import_package(col: Collection, package: Path):
    """Imports a package with a new user's default options. Returns the log."""
    # Before 23.10 the only argument was the path.
    if "path" in inspect.signature(Collection.import_anki_package).parameters:
        return col.import_anki_package(str(package)).log
    return col.import_anki_package(import_export_pb2.ImportAnkiPackageRequest(package_path=str(package))).log


def import_package_always(col: Collection, package: Path):
    """Imports a package with "Update notes: Always". Returns the log."""
    options = import_export_pb2.ImportAnkiPackageOptions(
        update_notes=import_export_pb2.ImportAnkiPackageUpdateCondition.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS
    )
    request = import_export_pb2.ImportAnkiPackageRequest(package_path=str(package), options=options)
    return col.import_anki_package(request).log


def import_csv(col: Collection, file: Path):
    metadata = col.get_csv_metadata(str(file), None)
    return col.import_csv(import_export_pb2.ImportCsvRequest(path=str(file), metadata=metadata)).log


def notes_by_guid(col: Collection) -> dict:
    return {guid: col.get_note(nid) for nid, guid in col.db.execute("SELECT id, guid FROM notes")}


def everything(col: Collection) -> dict:
    """All rows that a learner could lose, with the note types and decks."""
    tables = {table: col.db.execute(f"SELECT * FROM {table} ORDER BY id") for table in ("notes", "cards", "revlog")}
    note_types = [col.models.get(entry.id) for entry in col.models.all_names_and_ids()]
    decks = [(entry.id, entry.name) for entry in col.decks.all_names_and_ids()]
    return {**tables, "note types": note_types, "decks": decks, "schema": col.db.scalar("SELECT scm FROM col")}


def answer_next(col: Collection, deck: str, rating=CardAnswer.GOOD) -> Card:
    """Answers the next card of the deck."""
    col.decks.select(col.decks.id_for_name(deck))
    queued = col.sched.get_queued_cards().cards[0]
    card = Card(col, backend_card=queued.card)
    card.start_timer()
    col.sched.answer_card(col.sched.build_answer(card=card, states=queued.states, rating=rating))
    return col.get_card(card.id)


def learn(col: Collection, count: int) -> list:
    """Learns this many new cards with "Easy", so that they are due in some days. Returns them."""
    options = col.decks.config_dict_for_deck_id(1)
    options["new"]["perDay"] = 9999
    col.decks.update_config(options)
    return [answer_next(col, "Topdeck", CardAnswer.EASY) for _ in range(count)]


def assert_sound(test: unittest.TestCase, col: Collection) -> None:
    """Checks that "Check Media" and "Check Database" find nothing to fix."""
    media = col.media.check()
    test.assertEqual((list(media.missing), list(media.unused)), ([], []), media.report)
    message, sound = col.fix_integrity()
    test.assertTrue(sound, message)
