import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { apkg } from '../../../src/emit/apkg/apkg.ts'
import type { Deck } from '../../../src/model/card.ts'
import type { Seconds } from '../../../src/model/time.ts'
import { card, deckOf, deckWith } from '../deck.ts'
import { withFolder, withPackage } from '../open-package.ts'

describe('notes', () => {
  test('contain the card: id as GUID, fields in order, tags between spaces, time of the last change', async () => {
    const anchor = card('anchor', {
      question: 'What holds a <b>ship</b>?',
      tags: ['harbour', 'gear::deck'],
      changed: 1_712_345_678 as Seconds,
    })
    await withPackage(deckOf(anchor), ({ rows }) => {
      expect(rows('SELECT guid, mid, mod, usn, tags, flds, sfld, flags, data FROM notes')).toEqual([
        [
          '000000anchor',
          1649890239781,
          1712345678,
          -1,
          ' harbour gear::deck ',
          'What holds a <b>ship</b>?\x1f<p>anchor</p>\x1fShips\x1f<a href="https://example.org/a.md#L1">a.md</a>\x1f\x1f000000anchor',
          'What holds a ship?',
          0,
          '',
        ],
      ])
    })
  })

  test('have an empty column for no tags', async () => {
    await withPackage(deckOf(card('a', { tags: [] })), ({ rows }) => {
      expect(rows('SELECT tags FROM notes')).toEqual([['']])
    })
  })

  test('have the checksum that Anki computes from the question', async () => {
    await withPackage(deckOf(card('a', { question: 'test' }), card('b', { question: '<i>今日</i>' })), ({ rows }) => {
      expect(rows('SELECT guid, csum FROM notes ORDER BY guid')).toEqual([
        ['00000000000a', 2840236005],
        ['00000000000b', 1464653051],
      ])
    })
  })

  test('keep six fields when a text contains the field separator', async () => {
    await withPackage(deckOf(card('a', { answer: 'bow\x1fstern\r\n\tkeel' })), ({ rows }) => {
      const fields = String(rows('SELECT flds FROM notes')[0]?.[0]).split('\x1f')
      expect(fields).toHaveLength(6)
      expect(fields[1]).toBe('bowstern\n\tkeel')
    })
  })

  test('are normalised to NFC, as Anki does', async () => {
    await withPackage(deckOf(card('a', { answer: 'quai\u0308' })), ({ rows }) => {
      expect(String(rows('SELECT flds FROM notes')[0]?.[0])).toContain('\x1fqua\u00ef\x1f')
    })
  })

  test('keep their ids when cards are added, removed and moved', async () => {
    const idsOf = (...names: string[]) =>
      withPackage(
        deckOf(...names.map((name) => card(name))),
        ({ rows }) => new Map(rows('SELECT guid, id FROM notes') as [string, number][]),
      )
    const before = await idsOf('a', 'b', 'c')
    const after = await idsOf('c', 'x', 'a')
    expect(after.get('00000000000a')).toBe(before.get('00000000000a'))
    expect(after.get('00000000000c')).toBe(before.get('00000000000c'))
  })

  test('are rejected when they occur twice', async () => {
    await withFolder(async (folder) => {
      await expect(apkg(deckOf(card('a'), card('a')), folder)).rejects.toThrow('00000000000a')
    })
  })
})

describe('cards', () => {
  test('are in study order by position, whatever their ids', async () => {
    const names = ['zinc', 'iron', 'lead', 'tin', 'copper']
    await withPackage(deckOf(...names.map((name) => card(name))), ({ rows }) => {
      const guids = rows('SELECT guid FROM cards JOIN notes ON notes.id = nid ORDER BY due').map(([guid]) => guid)
      expect(guids).toEqual(['00000000zinc', '00000000iron', '00000000lead', '000000000tin', '000000copper'])
      expect(rows('SELECT min(due), max(due) FROM cards')).toEqual([[1, 5]])
    })
  })

  test('are new and never studied', async () => {
    await withPackage(deckOf(card('a', { changed: 1_700_000_123 as Seconds })), ({ rows }) => {
      expect(
        rows('SELECT mod, usn, type, queue, ivl, factor, reps, lapses, left, odue, odid, flags, data FROM cards'),
      ).toEqual([[1700000123, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '']])
    })
  })

  test('exist for each number of a cloze, with that ordinal', async () => {
    const cloze = card('a', {
      kind: 'cloze',
      question: '{{c3::Bow}} and {{c1::stern}}, {{c3::port}} and {{c12::lee::side}}',
    })
    await withPackage(deckOf(cloze), ({ rows }) => {
      expect(rows('SELECT ord, cards.id - nid, due FROM cards ORDER BY ord')).toEqual([
        [0, 0, 1],
        [2, 2, 1],
        [11, 11, 1],
      ])
      expect(rows('SELECT mid FROM notes')).toEqual([[1683445316776]])
    })
  })

  test('exist once for a cloze without hidden parts', async () => {
    await withPackage(deckOf(card('a', { kind: 'cloze', question: 'Bow {{c0::and}} {{c501::stern}}' })), ({ rows }) => {
      expect(rows('SELECT ord FROM cards')).toEqual([[0]])
    })
  })

  test('exist once for other kinds, even if the text looks like a cloze', async () => {
    await withPackage(deckOf(card('a', { kind: 'fill-blank', question: '{{c1::x}} {{c2::y}}' })), ({ rows }) => {
      expect(rows('SELECT ord, mid FROM cards JOIN notes ON notes.id = nid')).toEqual([[0, 1649890239781]])
    })
  })
})

describe('retired cards', () => {
  const old = card('old', { deck: 'Topdeck::gone', tags: ['harbour', 'topdeck::retired'] })

  test('are notes without cards, so that nobody gets them to study, and need no deck', async () => {
    await withPackage(deckWith([card('a')], [old]), ({ rows, collection }) => {
      expect(rows('SELECT guid, tags FROM notes ORDER BY guid')).toEqual([
        ['00000000000a', ' harbour '],
        ['000000000old', ' harbour topdeck::retired '],
      ])
      expect(rows('SELECT guid, due FROM cards JOIN notes ON notes.id = nid')).toEqual([['00000000000a', 1]])
      const names = Object.values(collection('decks')).map(({ name }) => name)
      expect(names.sort()).toEqual(['Default', 'Topdeck', 'Topdeck::harbour'])
    })
  })

  test('do not change the ids of other notes, and have their own', async () => {
    const cards = Array.from({ length: 300 }, (_, index) => card(String(index)))
    const retired = Array.from({ length: 300 }, (_, index) => card(`r${index}`))
    const idsOf = (deck: Deck) =>
      withPackage(deck, ({ rows }) => new Map(rows('SELECT guid, id FROM notes') as [string, number][]))
    const alone = await idsOf(deckWith(cards, []))
    const together = await idsOf(deckWith(cards, retired))
    expect([...alone].filter(([guid, id]) => together.get(guid) !== id)).toEqual([])
    expect(new Set(together.values()).size).toBe(600)
  })

  test('are rejected when they are cards of the deck too', async () => {
    await withFolder(async (folder) => {
      await expect(apkg(deckWith([card('old')], [old]), folder)).rejects.toThrow('000000000old')
    })
  })
})

describe('decks', () => {
  const namesOf = (decks: Record<string, Record<string, unknown>>) =>
    Object.values(decks)
      .map((deck) => String(deck.name))
      .sort()

  test('are those of the cards, their parents, and Default', async () => {
    const cards = [card('a', { deck: 'Top::sea::deep' }), card('b', { deck: 'Top::air' })]
    await withPackage(deckOf(...cards), ({ rows, collection }) => {
      const decks = collection('decks')
      expect(namesOf(decks)).toEqual(['Default', 'Top', 'Top::air', 'Top::sea', 'Top::sea::deep'])
      expect(decks['1']?.name).toBe('Default')
      const deckByCard = rows('SELECT guid, did FROM cards JOIN notes ON notes.id = nid ORDER BY guid')
      expect(deckByCard.map(([guid, did]) => [guid, decks[String(did)]?.name])).toEqual([
        ['00000000000a', 'Top::sea::deep'],
        ['00000000000b', 'Top::air'],
      ])
    })
  })

  test('that differ only in case are one deck, as in Anki', async () => {
    await withPackage(
      deckOf(card('a', { deck: 'Top::Sea' }), card('b', { deck: 'top::sea' })),
      ({ rows, collection }) => {
        expect(namesOf(collection('decks'))).toEqual(['Default', 'Top', 'Top::Sea'])
        expect(rows('SELECT count(DISTINCT did) FROM cards')).toEqual([[1]])
      },
    )
  })

  test('called Default are the default deck of every collection', async () => {
    await withPackage(deckOf(card('a', { deck: 'Default' })), ({ rows, collection }) => {
      expect(namesOf(collection('decks'))).toEqual(['Default'])
      expect(rows('SELECT did FROM cards')).toEqual([[1]])
    })
  })

  test('refer to existing options', async () => {
    await withPackage(deckOf(card('a')), ({ collection }) => {
      const options = Object.values(collection('decks')).map((deck) => String(deck.conf))
      expect(new Set(options)).toEqual(new Set(Object.keys(collection('dconf'))))
    })
  })
})

describe('collection', () => {
  test('has schema 11 with the second scheduler', async () => {
    await withPackage(deckOf(card('a')), ({ rows, collection }) => {
      expect(rows('SELECT id, ver, crt, usn FROM col')).toEqual([[1, 11, 1577851200, 0]])
      expect(collection('conf')).toMatchObject({ schedVer: 2, sched2021: true, creationOffset: 0, rollover: 4 })
      expect(rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")).toEqual(
        ['cards', 'col', 'graves', 'notes', 'revlog'].map((name) => [name]),
      )
      expect(rows('PRAGMA integrity_check')).toEqual([['ok']])
    })
  })

  test('has both note types with six fields each, whatever the cards are', async () => {
    await withPackage(deckOf(), ({ collection }) => {
      const noteTypes = Object.values(collection('models'))
      expect(noteTypes.map(({ id, name, type }) => [id, name, type])).toEqual([
        [1649890239781, 'Topdeck Basic', 0],
        [1683445316776, 'Topdeck Cloze', 1],
      ])
      const fieldsOf = (noteType: Record<string, unknown>) =>
        noteType.flds as { id: number; name: string; ord: number }[]
      for (const noteType of noteTypes) {
        const names = fieldsOf(noteType).map(({ name }) => name)
        expect(names).toEqual(['Question', 'Answer', 'Context', 'Source', 'Notes', 'Key'])
        expect(fieldsOf(noteType).map(({ ord }) => ord)).toEqual([0, 1, 2, 3, 4, 5])
      }
      expect(noteTypes.map((noteType) => fieldsOf(noteType).map(({ id }) => id))).toEqual([
        [3698308153286356, 3938929147920263, 1337670416092708, 4127511337117900, 4498763012060375, 3153109213164756],
        [1184358548029587, 3397108377411105, 144857216511750, 4035128085040696, 360652856874618, 317275612142648],
      ])
      const templates = noteTypes.map(({ tmpls }) => tmpls as { id: number; ord: number }[])
      expect(templates.map((list) => list.map(({ id, ord }) => [id, ord]))).toEqual([
        [[413119587736109, 0]],
        [[2522511830333163, 0]],
      ])
    })
  })
})

describe('package', () => {
  const sea = { name: 'sea-1.png', bytes: Uint8Array.of(1, 2, 3) }
  const bay = { name: 'bay-2.svg', bytes: new Uint8Array() }

  test('numbers its media by name and contains their bytes', async () => {
    await withPackage({ ...deckOf(card('a')), media: [sea, bay] }, async ({ zip }) => {
      expect(Object.keys(zip.files).sort()).toEqual(['0', '1', 'collection.anki2', 'media'])
      expect(await zip.file('media')?.async('string')).toBe('{"0":"bay-2.svg","1":"sea-1.png"}')
      expect(await zip.file('0')?.async('uint8array')).toEqual(bay.bytes)
      expect(await zip.file('1')?.async('uint8array')).toEqual(sea.bytes)
    })
  })

  test('has the same bytes for the same deck, whatever the order of its media', async () => {
    const cards = Array.from({ length: 45 }, (_, index) => card(String(index)))
    const first = await withPackage({ ...deckOf(...cards), media: [sea, bay] }, ({ bytes }) => bytes)
    const second = await withPackage({ ...deckOf(...cards), media: [bay, sea] }, ({ bytes }) => bytes)
    expect(Buffer.compare(first, second)).toBe(0)
  })

  test('contains every card of a deck whose database is compressed in several pieces', async () => {
    const long = Array.from({ length: 500 }, (_, index) => `word${(index * 7919) % 1009}`).join(' ')
    const cards = Array.from({ length: 1234 }, (_, index) => card(String(index), { answer: `${index} ${long}` }))
    await withPackage(deckOf(...cards), ({ rows, bytes }) => {
      expect(rows('SELECT count(*), count(DISTINCT guid), sum(length(flds)) > 4000000 FROM notes')).toEqual([
        [1234, 1234, 1],
      ])
      expect(rows('SELECT count(*), sum(due) FROM cards')).toEqual([[1234, (1234 * 1235) / 2]])
      expect(rows('PRAGMA integrity_check')).toEqual([['ok']])
      expect(bytes.length).toBeLessThan(1_000_000)
    })
  })

  test('leaves nothing in the scratch folder', async () => {
    await withFolder(async (folder) => {
      await apkg(deckOf(card('a')), folder)
      expect(readdirSync(folder)).toEqual([])
    })
  })
})
