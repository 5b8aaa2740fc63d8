/** Keys, by the names that this program uses. */

/** The name of a key: `text` for one that types characters, `other` for one without a use here. */
export type KeyName =
  | 'text'
  | 'space'
  | 'enter'
  | 'tab'
  | 'escape'
  | 'backspace'
  | 'delete'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'word-left'
  | 'word-right'
  | 'home'
  | 'end'
  | 'page-up'
  | 'page-down'
  | `ctrl-${string}`
  /** Not a key: pasted text. */
  | 'paste'
  /** Not a key: characters that came at once, either typed ahead on a slow connection or pasted. */
  | 'burst'
  /** Not a key: no more keys will come. */
  | 'end-of-input'
  | 'other'

/** A key that was pressed, with the text that it types, if any. */
export interface Key {
  readonly name: KeyName
  readonly text: string
}

/** A key as `node:readline` reports it. */
export interface ReadlineKey {
  readonly name?: string | undefined
  readonly ctrl?: boolean | undefined
  readonly meta?: boolean | undefined
}

const names: Readonly<Record<string, KeyName>> = {
  ...{ return: 'enter', enter: 'enter', tab: 'tab', escape: 'escape', backspace: 'backspace', delete: 'delete' },
  ...{ up: 'up', down: 'down', left: 'left', right: 'right' },
  ...{ home: 'home', end: 'end', pageup: 'page-up', pagedown: 'page-down' },
}

/** Keys that go by words with Ctrl or Alt, and letters that do with Alt. */
const wordKeys: Readonly<Partial<Record<string, KeyName>>> = {
  ...{ left: 'word-left', right: 'word-right', backspace: 'ctrl-w', b: 'word-left', f: 'word-right' },
}

/** The key of a `keypress` event. */
export function readKey(text: string | undefined, { name = '', ctrl, meta }: ReadlineKey): Key {
  const known = Object.hasOwn(names, name) ? names[name] : undefined
  const word = ctrl === true || meta === true ? wordKeys[known ?? name] : undefined
  if (word !== undefined && (ctrl !== true || known !== undefined)) return { name: word, text: '' }
  if (known !== undefined) return { name: known, text: '' }
  if (ctrl === true) return { name: /^[a-z]$/.test(name) ? `ctrl-${name}` : 'other', text: '' }
  if (meta === true || text === undefined || !isPrintable(text)) return { name: 'other', text: '' }
  return { name: text === ' ' ? 'space' : 'text', text }
}

/** The keys that type a text, one by one. */
export function keysOfText(text: string): Key[] {
  return Array.from(text, (character): Key => {
    const name = Object.hasOwn(controls, character) ? controls[character] : undefined
    if (name !== undefined) return { name, text: '' }
    const code = character.charCodeAt(0)
    if (code > 0 && code < 27) return { name: `ctrl-${String.fromCharCode(code + 96)}`, text: '' }
    if (!isPrintable(character)) return { name: 'other', text: '' }
    return { name: character === ' ' ? 'space' : 'text', text: character }
  })
}

const controls: Readonly<Record<string, KeyName>> = {
  ...{ '\r': 'enter', '\n': 'enter', '\t': 'tab', '\b': 'backspace', '\u007F': 'backspace' },
}

function isPrintable(text: string): boolean {
  return text !== '' && !/\p{Cc}/u.test(text)
}

/** A way to move through lines. */
export type Move = 'up' | 'down' | 'page-up' | 'page-down' | 'home' | 'end'

const movesByName: Readonly<Record<string, Move>> = {
  ...{ up: 'up', down: 'down', 'page-up': 'page-up', 'page-down': 'page-down', home: 'home', end: 'end' },
  ...{ 'ctrl-p': 'up', 'ctrl-n': 'down', 'ctrl-b': 'page-up', 'ctrl-f': 'page-down' },
}

const movesByText: Readonly<Record<string, Move>> = { k: 'up', j: 'down', g: 'home', G: 'end' }

/** How a key moves through lines that are read, not edited: arrow keys and the like, and the keys of vi and less. */
export function moveOf({ name, text }: Key): Move | undefined {
  const [moves, key] = name === 'text' ? [movesByText, text] : [movesByName, name]
  return Object.hasOwn(moves, key) ? moves[key] : undefined
}
