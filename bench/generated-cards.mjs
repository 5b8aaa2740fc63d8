/** Generates distinct cards of about 1 kB whose words are about as frequent as in prose. */
export function* generatedCards(count) {
  const random = generator(2024)
  for (let index = 0; index < count; index++) {
    const id = Array.from({ length: 12 }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join('')
    const text = `${words(random, 8)}?`
    const file = `topic/${words(random, 1)}.md`
    yield {
      id,
      kind: 'open',
      topic: 'generated',
      deck: `Topdeck::generated::part ${index % 8}`,
      tags: ['generated', `section::s${index % 40}`],
      text,
      fields: {
        question: text,
        answer: `<p>${words(random, 110)}</p><pre><code>${words(random, 12)}</code></pre>`,
        context: words(random, 4),
        source: `<a href="https://github.com/owner/name/blob/main/${file}#L${index}">${file}</a>`,
        notes: '',
        key: id,
      },
      media: [],
      sources: [{ file, line: index + 1, question: text, answered: true, dialect: 'details', variant: 'generated' }],
      changed: 1_700_000_000 + index,
    }
  }
}

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu an en in on un st er al is or'.split(' ')
const WORDS = Array.from({ length: 4000 }, (_, index) =>
  [index % 30, Math.floor(index / 30) % 30, Math.floor(index / 900)].map((part) => SYLLABLES[part]).join(''),
)

/** Joins through bytes, because V8 would keep a concatenated string as a tree of its words, at six times the size. */
function words(random, count) {
  const list = Array.from({ length: count }, () => WORDS[Math.floor(random() ** 3 * WORDS.length)])
  return Buffer.from(list.join(' ')).toString()
}

/** A seeded random number generator from 0 to 1 (mulberry32). */
function generator(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
