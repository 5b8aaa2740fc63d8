import { type Document, isMap, isNode, LineCounter, parseDocument, visit, YAMLParseError } from 'yaml'
import type { Problem } from '../model/card.ts'
import { reasonOf } from '../model/failure.ts'
import { type DataPath, type ReadResult, readOutside } from '../model/outside-data.ts'
import { problemAt } from '../model/problem.ts'
import { offsetOf } from '../model/yaml-place.ts'
import type { Configuration } from './configuration.ts'
import { configurationSchema } from './configuration-schema.ts'
import { configurationDefaults } from './default-configuration.ts'

/** Where something stands in a configuration: line and column, from 1. */
interface ConfigurationPlace {
  readonly line: number
  readonly column: number
}

/** A configuration as it was read. */
export interface ParsedConfiguration {
  /** The defaults when there are problems. */
  readonly configuration: Configuration
  readonly problems: readonly Problem[]
  /** Finds the value at a path of keys and indexes, or the nearest thing around it. */
  placeOf(path: DataPath): ConfigurationPlace
}

/**
 * Reads a configuration, YAML or JSON (which is YAML), and reports everything that is wrong with it at its place. A
 * configuration with problems must not be used.
 */
export function parseConfiguration(text: string, file: string): ParsedConfiguration {
  const counter = new LineCounter()
  const document = readDocument(text.replace(/^\uFEFF/, ''), counter)
  const placeAt = (offset: number): ConfigurationPlace => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const problemFrom = (offset: number, reason: string): Problem =>
    problemAt({ file, ...placeAt(offset) }, 'configuration', reason)
  const placeOf = (path: DataPath) => placeAt(offsetOf(document.contents, { path, about: 'value' }))
  const refused = (problems: readonly Problem[]) => ({ configuration: configurationDefaults, problems, placeOf })

  const errors = firstOfEachLine([...document.errors, ...document.warnings], counter)
  if (errors.length > 0) return refused(errors.map(({ pos, message }) => problemFrom(pos[0], reasonIn(message))))
  const outcome = read(document)
  if (outcome.faults === undefined) return { configuration: outcome.value, problems: [], placeOf }
  const found = outcome.faults.map((fault) => ({ offset: offsetOf(document.contents, fault), reason: fault.reason }))
  found.sort((a, b) => a.offset - b.offset)
  // A value that is read twice, by itself and with its defaults, has one fault.
  const different = new Map(found.map((fault) => [`${fault.offset} ${fault.reason}`, fault]))
  return refused([...different.values()].map(({ offset, reason }) => problemFrom(offset, reason)))
}

/** The library reads nested values recursively; it throws the error or keeps it with the others. */
function readDocument(text: string, lineCounter: LineCounter): Document.Parsed {
  try {
    return parseDocument(text, { lineCounter })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const document = parseDocument('', { lineCounter })
    document.errors.push(new YAMLParseError([0, 0], 'IMPOSSIBLE', error.message))
    return document
  }
}

/** The errors without those that only follow from one before them. */
function firstOfEachLine<T extends { readonly message: string; readonly pos: readonly [number, number] }>(
  errors: readonly T[],
  counter: LineCounter,
): readonly T[] {
  const deep = errors.find(({ message }) => tooDeep.test(message))
  if (deep !== undefined) return [deep]
  const lines = new Set<number>()
  return errors.filter(({ pos }) => {
    const { line } = counter.linePos(pos[0])
    return !lines.has(line) && lines.add(line)
  })
}

const tooDeep = /call stack/i

function reasonIn(message: string): string {
  return tooDeep.test(message) ? 'The values are nested too deeply' : (message.split(/ at line |:?\n/)[0] ?? '')
}

function read(document: Document): ReadResult<Configuration> {
  // YAML takes an id of digits for a number.
  for (const key of ['same', 'different']) {
    const node = document.get(key, true)
    if (!isNode(node)) continue
    visit(node, {
      Scalar(_, scalar) {
        if (typeof scalar.value === 'number') scalar.value = scalar.source ?? scalar.value
      },
    })
  }
  // With all that is below it commented out, such a key sets nothing.
  for (const key of ['review', 'keys']) {
    if (isMap(document.contents) && document.has(key) && document.get(key) === undefined) document.delete(key)
  }
  let value: unknown
  try {
    value = document.toJS()
  } catch (error) {
    // Too many aliases, or one without its anchor.
    return { faults: [{ path: [], about: 'value', reason: reasonOf(error) }] }
  }
  return readOutside(configurationSchema, value ?? {})
}
