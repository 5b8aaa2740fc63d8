/**
 * Checks of data that comes from outside: configurations, events, requests, deck files, front matter. A `valibot` schema
 * describes what is expected; its messages are the part after "expected". Only modules that check something import this
 * one, so that nothing else has to load valibot.
 */

import * as v from 'valibot'
import { alternatives, didYouMean } from '../text/did-you-mean.ts'

/** Keys and indexes that lead to a value: `['overrides', 0, 'retention']`. */
export type DataPath = readonly (string | number)[]

/** Something wrong in data from outside. */
export interface Fault {
  readonly path: DataPath
  /** Whether the last key of the path is what is wrong, or the value there. */
  readonly about: 'key' | 'value'
  /** The whole message: "Unexpected number 5 for "deck", expected a string". */
  readonly reason: string
}

/** How a message names the value at a path; the empty path is the whole of the data. */
export type NamePath = (path: DataPath) => string

/** What a schema makes of a value, or everything that is wrong with it. */
export type ReadResult<T> =
  | { readonly value: T; readonly faults: undefined }
  | { readonly value?: undefined; readonly faults: readonly [Fault, ...Fault[]] }

/** Reads a value by its schema; `namePath` is how messages name what is wrong. */
export function readOutside<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
  namePath: NamePath = pathInWords,
): ReadResult<T> {
  const result = v.safeParse(schema, value)
  if (result.success) return { value: result.output, faults: undefined }
  const [first, ...others] = result.issues
  return { faults: [faultOf(first, namePath), ...others.map((issue) => faultOf(issue, namePath))] }
}

/** A path as words: `"retention" of item 1 of "overrides"`. */
export function pathInWords(path: DataPath): string {
  return path
    .map((part) => (typeof part === 'number' ? `item ${part + 1}` : `"${part}"`))
    .reverse()
    .join(' of ')
}

function faultOf(issue: v.BaseIssue<unknown>, namePath: NamePath): Fault {
  const path = (issue.path ?? []).map(({ key }) => key as string | number)
  const about = issue.path?.at(-1)?.origin === 'key' ? 'key' : 'value'
  return { path, about, reason: reasonOf(issue, path, namePath) }
}

/** A message that begins with a capital letter is a whole one; any other is what was expected. */
function reasonOf({ kind, input, message }: v.BaseIssue<unknown>, path: DataPath, namePath: NamePath): string {
  if (/^\p{Lu}/u.test(message)) return message
  const name = namePath(path)
  const of = name === '' ? '' : ` for ${name}`
  if (input === undefined || input === null) return `Expected ${message}${of}; the value is missing`
  return `Unexpected ${kind === 'schema' ? described(input) : measured(input)}${of}, expected ${message}`
}

/** A value by its type and, where it is short, its content. */
function described(value: unknown): string {
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'object') return 'object'
  return typeof value === 'string' ? `string ${quoted(value)}` : `${typeof value} ${String(value)}`
}

/** A value of the right type, of which something else is wrong: for lists their length. */
function measured(value: unknown): string {
  if (value === '') return 'empty string'
  if (!Array.isArray(value)) return described(value)
  return value.length === 0 ? 'empty list' : `list of ${value.length}`
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text)
}

/** An object with these keys; other keys are a fault each, with the known key that was most likely meant. */
export function exactObject<const T extends v.ObjectEntries>(
  entries: T,
  expected = 'an object',
): v.StrictObjectSchema<T, string> {
  const known = Object.keys(entries)
  const named = known.filter((key) => !key.startsWith('$'))
  const run = objectReader(v.object(entries, expected))
  const schema: v.GenericSchema = {
    ...v.strictObject(entries, expected),
    '~run'(dataset, config) {
      const { value: input } = dataset
      const read = run(dataset, config)
      if (isObject(input)) {
        for (const key of Object.keys(input)) {
          if (known.includes(key)) continue
          const message = `Unexpected key "${key}", expected one of ${named.join(', ')}${didYouMean(key, named)}`
          const path = [{ type: 'object', origin: 'key', input, key, value: input[key] }] as const
          v._addIssue(schema, 'key', read, config, { message, path: [...path] })
        }
      }
      return read
    },
  }
  return schema as v.StrictObjectSchema<T, string>
}

/** An object with these keys; other keys are dropped. */
export function openObject<const T extends v.ObjectEntries>(
  entries: T,
  expected = 'an object',
): v.ObjectSchema<T, string> {
  const schema = v.object(entries, expected)
  const run = objectReader(schema) as (typeof schema)['~run']
  return { ...schema, '~run': run }
}

/** An object with names of the author's own as its keys; lists are refused. */
export function namedValues<const Value extends v.GenericSchema>(
  name: v.GenericSchema<string, string>,
  value: Value,
  expected: string,
): v.RecordSchema<v.GenericSchema<string, string>, Value, string> {
  const schema = v.record(name, value, expected)
  // valibot drops names such as "constructor" without a word.
  const run: v.GenericSchema['~run'] = (dataset, config) => {
    const { value: input } = dataset
    const read: v.OutputDataset<unknown, v.BaseIssue<unknown>> = { typed: true, value: input }
    if (!isObject(input)) {
      v._addIssue(schema, 'type', read, config)
      return read
    }
    const issues: v.BaseIssue<unknown>[] = []
    const entries = Object.entries(input).map(([key, each]) => {
      const keep = (origin: 'key' | 'value', found: readonly v.BaseIssue<unknown>[] | undefined) => {
        const at = { type: 'object', origin, input, key, value: each } as const
        for (const issue of found ?? []) issues.push({ ...issue, path: [at, ...(issue.path ?? [])] })
      }
      const readName = name['~run']({ value: key }, config)
      const readValue = value['~run']({ value: each }, config)
      keep('key', readName.issues)
      keep('value', readValue.issues)
      return [readName.value, readValue.value] as const
    })
    const [first, ...others] = issues
    const all = Object.fromEntries(entries)
    return first === undefined ? { typed: true, value: all } : { typed: false, value: all, issues: [first, ...others] }
  }
  return { ...schema, '~run': run as (typeof schema)['~run'] }
}

/** Reads objects as valibot does, but refuses lists, and reports a missing key with what was expected as its value. */
function objectReader<T extends v.ObjectEntries>(schema: v.ObjectSchema<T, string>): v.GenericSchema['~run'] {
  const required = Object.entries(schema.entries).flatMap(([key, { type }]) => (mayBeMissing.has(type) ? [] : [key]))
  const missing = Object.fromEntries(required.map((key) => [key, undefined]))
  return (dataset, config) => {
    const { value } = dataset
    if (isObject(value)) {
      const isWhole = required.every((key) => key in value)
      return schema['~run']({ value: isWhole ? value : { ...missing, ...value } }, config)
    }
    const refused: v.OutputDataset<unknown, v.BaseIssue<unknown>> = { typed: true, value }
    v._addIssue(schema, 'type', refused, config)
    return refused
  }
}

const mayBeMissing: ReadonlySet<string> = new Set(['exact_optional', 'optional', 'nullish'])

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One of some strings; for another one, the string that was most likely meant is suggested. */
export function oneOf<const T extends readonly string[]>(
  names: T,
): v.PicklistSchema<T, (issue: v.BaseIssue<unknown>) => string> {
  return v.picklist(
    names,
    ({ input }) => `${alternatives(names)}${typeof input === 'string' ? didYouMean(input, names) : ''}`,
  )
}

/** A number within limits. */
export function numberFrom(from: number, to: number) {
  const expected = `a number from ${from} to ${to}`
  return v.pipe(v.number(expected), v.minValue(from, expected), v.maxValue(to, expected))
}

/** A whole number within limits. */
export function wholeNumberFrom(from: number, to: number = Number.MAX_SAFE_INTEGER) {
  const expected = `a whole number from ${from}${to === Number.MAX_SAFE_INTEGER ? '' : ` to ${to}`}`
  const integer = v.pipe(v.number(expected), v.integer(expected), v.minValue(from, expected))
  return v.pipe(integer, v.maxValue(to, expected))
}

/** A list of strings or numbers of which no two are equal. */
export function distinctList<const Item extends v.GenericSchema<string, string> | v.GenericSchema<number, number>>(
  item: Item,
  expected = 'a list',
) {
  return v.pipe(
    v.array(item, expected),
    v.rawCheck(({ dataset: { value }, addIssue }) => {
      const items: readonly unknown[] = Array.isArray(value) ? value : []
      for (const [index, each] of items.entries()) {
        if ((typeof each !== 'string' && typeof each !== 'number') || items.indexOf(each) === index) continue
        const path = [{ type: 'array', origin: 'value', input: [...items], key: index, value: each }] as const
        addIssue({ message: 'each item only once', input: each, path: [...path] })
      }
    }),
    v.metadata({ uniqueItems: true }),
  )
}

/** A single value or a list. Unlike a union, it reports each problem in a list at its own place. */
export function valueOrList<const Value extends v.GenericSchema, const List extends v.GenericSchema>(
  value: Value,
  list: List,
): v.UnionSchema<[Value, List], undefined> {
  const schema: v.GenericSchema = {
    ...v.union([value, list]),
    '~run': (dataset, config) => (Array.isArray(dataset.value) ? list : value)['~run'](dataset, config),
  }
  return schema as v.UnionSchema<[Value, List], undefined>
}

/** An object, or a value of another type. Unlike a union, it reports each problem in an object at its own place. */
export function valueOrObject<const Value extends v.GenericSchema, const Entries extends v.GenericSchema>(
  value: Value,
  object: Entries,
): v.UnionSchema<[Value, Entries], undefined> {
  const schema: v.GenericSchema = {
    ...v.union([value, object]),
    '~run': (dataset, config) => (isObject(dataset.value) ? object : value)['~run'](dataset, config),
  }
  return schema as v.UnionSchema<[Value, Entries], undefined>
}

/** A switch: true or false; the words on and off, which are no booleans in YAML 1.2, mean the same. */
export function onOff() {
  return v.union([v.boolean(), v.picklist(['on', 'off'])], 'true or false')
}

/** Whether a switch is on. */
export function isOn(value: boolean | 'on' | 'off'): boolean {
  return value === true || value === 'on'
}

/** A type of which nothing can be changed. */
export type Immutable<T> = T extends string | number | boolean | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Immutable<Item>[]
    : { readonly [Key in keyof T]: Immutable<T[Key]> }
