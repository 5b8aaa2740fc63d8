// node bench/first-card.mjs CODE STORE ORIGIN
//
// Opens a store with the bundled code and reads the first card that is due.
const [code, path, origin] = process.argv.slice(2)
const { openStore } = await import(code)
const now = Date.now()
const today = Math.floor(now / 86_400_000)
const store = openStore(path, { device: 'bench', now: () => now, replay: undefined, onRepair: () => undefined })
const limits = { new: 50, learning: 50, review: 50 }
const scope = { origin, decks: [], tags: [] }
const list = store.due({ ...scope, now, today, until: today, siblings: 'apart', order: 'due', limits })
const [first] = [...list.learning, ...list.review]
const card = first && store.card(origin, first.item)
store.close()
console.log(JSON.stringify({ ...list.counts, answer: card?.fields.answer.length }))
