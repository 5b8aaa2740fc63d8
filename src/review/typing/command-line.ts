/** Command lines by their meaning: words in order, flags by their names. */

import { type Command, commandName, commandOf, hasSingleDashNames, isCommandWord, wordName } from './command-flags.ts'
import { type ShellToken, shellTokens } from './shell-words.ts'

/** A word, whose position matters. */
export interface CommandWord {
  readonly type: 'word'
  readonly text: string
  readonly value: string
}

/** A flag, whose position doesn't matter, by its long name if that is known, with its value. */
export interface CommandFlag {
  readonly type: 'flag'
  readonly text: string
  readonly name: string
  readonly value: string | undefined
}

/** A command with its own flags (in a pipe, or run by another command), or the operator between two commands. */
export type CommandPart = readonly (CommandWord | CommandFlag)[]

/** A command line. */
export interface CommandLine {
  readonly parts: readonly CommandPart[]
  /** The names of unknown flags that are followed by a word, which may be their value. */
  readonly open: ReadonlySet<string>
}

/** Reads a command line. An unknown flag takes the word after it as its value only if it is in `withValue`. */
export function readCommandLine(line: string, withValue: ReadonlySet<string>): CommandLine {
  const parts: CommandPart[] = []
  const open = new Set<string>()
  let words: ShellToken[] = []
  const flush = () => {
    parts.push(...readParts(words, { withValue, open }))
    words = []
  }
  for (const token of shellTokens(line)) {
    if (token.type === 'word') words.push(token)
    else {
      flush()
      parts.push([{ type: 'word', text: token.text, value: token.value }])
    }
  }
  flush()
  return { parts, open }
}

interface FlagReading {
  readonly withValue: ReadonlySet<string>
  readonly open: Set<string>
}

/** Reads a command, followed by the one that it runs. */
function readParts(tokens: readonly ShellToken[], reading: FlagReading): CommandPart[] {
  const [written, ...behind] = tokens
  if (written === undefined) return []
  const [first, ...rest] = [...(twoWords(written) ?? [written]), ...behind] as const
  const program = first.value.slice(first.value.lastIndexOf('/') + 1)
  const part: (CommandWord | CommandFlag)[] = [word(first, program)]
  const path: ShellToken[] = []
  let place: number | undefined
  let command = commandOf(program, [])
  let wordsLeft = command.inner
  let isInPath = true
  let at = 0
  for (let token = rest[at]; token !== undefined; token = rest[at]) {
    if (wordsLeft === 0 && command.inner !== 0) return [part, ...readParts(rest.slice(at), reading)]
    if (token.value === '--') {
      return [[...part, word(token, program)], ...readParts(rest.slice(at + 1), reading)]
    }
    if (isFlag(token)) {
      const { flags, taken } = readFlag(token, rest[at + 1], program, command, reading)
      part.push(...flags)
      at += taken
      continue
    }
    if (wordsLeft === 0) return [part, ...readParts(rest.slice(at), reading)]
    const names = path.map(({ value }) => value)
    isInPath &&= isCommandWord(program, names, token.value)
    if (isInPath) {
      path.push(token)
      command = commandOf(program, [...names, token.value])
      wordsLeft = command.inner
      place ??= part.length
      // The words of a command count as one, because one word can be another name for two.
      part[place] = commandWord(program, path)
    } else {
      if (wordsLeft !== undefined) wordsLeft -= 1
      part.push(word(token, program))
    }
    at += 1
  }
  return [part]
}

/** Splits `docker-compose`, the older name of `docker compose`. */
function twoWords({ value }: ShellToken): readonly [ShellToken, ShellToken] | undefined {
  const [, engine] = /^(docker|podman)-compose$/.exec(value) ?? []
  if (engine === undefined) return undefined
  return [wordToken(engine), wordToken('compose')]
}

function wordToken(text: string): ShellToken {
  return { type: 'word', text, value: text }
}

function word({ text, value }: ShellToken, program: string): CommandWord {
  return { type: 'word', text, value: wordName(program, value) }
}

function commandWord(program: string, path: readonly ShellToken[]): CommandWord {
  const value = commandName(program, path.map((token) => token.value).join(' '))
  return { type: 'word', text: path.map(({ text }) => text).join(' '), value }
}

function isFlag({ value }: ShellToken): boolean {
  return value.length > 1 && value.startsWith('-')
}

/** The flags of a token (several if they are short), and how many tokens they take up. */
interface ReadFlags {
  readonly flags: readonly CommandFlag[]
  readonly taken: 1 | 2
}

function readFlag(
  token: ShellToken,
  next: ShellToken | undefined,
  program: string,
  { flags: known }: Command,
  reading: FlagReading,
): ReadFlags {
  const written = token.value
  const single = (as: string): ReadFlags => {
    const flag = known.get(as)
    const name = flag?.name ?? as
    const isAlone = next === undefined || isFlag(next)
    if (flag === undefined && !isAlone) reading.open.add(name)
    const takesNext = !isAlone && (flag === undefined ? reading.withValue.has(name) : flag.value === 'word')
    if (!takesNext) return { flags: [{ type: 'flag', text: as, name, value: undefined }], taken: 1 }
    return { flags: [{ type: 'flag', text: `${as} ${next.text}`, name, value: next.value }], taken: 2 }
  }
  if (written.startsWith('--') || hasSingleDashNames(program)) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(written) ?? []
    if (name === undefined) return single(written)
    const flag = known.get(name)
    const isMeant = flag?.value !== 'none' || value !== 'true'
    return {
      flags: [{ type: 'flag', text: token.text, name: flag?.name ?? name, value: isMeant ? value : undefined }],
      taken: 1,
    }
  }
  const flags: CommandFlag[] = []
  for (let at = 1; at < written.length; at += 1) {
    const short = `-${written.charAt(at)}`
    const rest = written.slice(at + 1)
    if (rest === '') {
      const last = single(short)
      return { flags: [...flags, ...last.flags], taken: last.taken }
    }
    const flag = known.get(short)
    // If no letter follows an unknown flag, the rest is its value (`-j4`).
    if (flag?.value === 'word' || (flag === undefined && !/^[a-z]/i.test(rest))) {
      const value = rest.replace(/^=/, '')
      return { flags: [...flags, { type: 'flag', text: short + rest, name: flag?.name ?? short, value }], taken: 1 }
    }
    flags.push({ type: 'flag', text: short, name: flag?.name ?? short, value: undefined })
  }
  return { flags, taken: 1 }
}
