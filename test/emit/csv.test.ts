import { expect, test } from 'vitest'
import { csv } from '../../src/emit/csv.ts'
import { card, deckOf, deckWith } from './deck.ts'

test('rows contain GUID, note type, deck, tags and the six fields, all quoted, after the header lines', () => {
  const quay = card('quay', { question: 'Say "quay",\n#please', tags: ['harbour', 'gear::deck'] })
  const cloze = card('x', { kind: 'cloze', question: '{{c1::Bow}}', tags: [], answer: '' })
  expect(new TextDecoder().decode(csv(deckOf(quay, cloze)))).toBe(`#separator:Comma
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:4
"00000000quay","Topdeck Basic","Topdeck::harbour","harbour gear::deck","Say ""quay"",
#please","<p>quay</p>","Ships","<a href=""https://example.org/a.md#L1"">a.md</a>","","00000000quay"
"00000000000x","Topdeck Cloze","Topdeck::harbour","","{{c1::Bow}}","","Ships","<a href=""https://example.org/a.md#L1"">a.md</a>","","00000000000x"
`)
})

test('retired cards have no rows, because Anki would create new cards for them', () => {
  expect(csv(deckWith([card('a')], [card('old')]))).toEqual(csv(deckOf(card('a'))))
})

test('a field that a spreadsheet would take for a formula begins with a character reference, which Anki reads as the sign', () => {
  const text = (answer: string) => new TextDecoder().decode(csv(deckOf(card('a', { answer })))).split('"<')[0]
  expect(text('=HYPERLINK("https://x.example")')).toContain('"&#61;HYPERLINK(""https://x.example"")"')
  for (const [sign, reference] of Object.entries({ '+': '&#43;', '-': '&#45;', '@': '&#64;', '＝': '&#65309;' }))
    expect(text(`${sign}1`)).toContain(`"${reference}1"`)
  expect(text('1 = 1')).toContain('"1 = 1"')
})
