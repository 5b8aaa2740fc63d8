/** JSON schemas (2020-12) of the descriptions that data from outside is checked by. */

import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'

/** Keywords in the order in which they are written; those of an object come after those of its values. */
const ORDER = [
  '$schema',
  'title',
  'description',
  'type',
  'const',
  'enum',
  'oneOf',
  'anyOf',
  'items',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minLength',
  'pattern',
  'minimum',
  'maximum',
  'default',
  'properties',
  'required',
  'additionalProperties',
]

/**
 * The JSON schema of what a valibot schema takes, as text. Objects take no other keys than theirs: what a reader may
 * overlook, a writer doesn't write.
 */
export function jsonSchemaText(schema: v.GenericSchema, title: string): string {
  const converted = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    // Checks that no keyword can express are left to the program.
    errorMode: 'ignore',
    overrideSchema: ({ jsonSchema }) =>
      jsonSchema.type === 'object' && jsonSchema.properties !== undefined
        ? { ...jsonSchema, additionalProperties: false }
        : undefined,
  })
  return `${JSON.stringify(arranged({ ...converted, title }), null, 2)}\n`
}

/** A schema with its keywords in order, and without those that say nothing more. */
function arranged(schema: JsonSchema): JsonSchema {
  const { oneOf, properties, items, anyOf, propertyNames: _, additionalProperties, ...rest } = schema
  const redundant = new Set([
    ...(rest.enum === undefined ? [] : ['type']),
    ...(oneOf === undefined ? [] : ['enum']),
    ...(rest.required?.length === 0 ? ['required'] : []),
  ])
  const all: JsonSchema = {
    ...rest,
    ...(oneOf && { oneOf }),
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(inEntry)) }),
    ...(items && { items: inSchema(items as JsonSchema) }),
    ...(anyOf && { anyOf: anyOf.map(inSchema) }),
    ...(additionalProperties !== undefined && { additionalProperties: inSchema(additionalProperties) }),
  }
  const entries = Object.entries(all).filter(([keyword]) => !redundant.has(keyword))
  return Object.fromEntries(entries.sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b)))
}

function inSchema(schema: JsonSchema | boolean): JsonSchema | boolean {
  return typeof schema === 'boolean' ? schema : arranged(schema)
}

function inEntry([key, schema]: [string, JsonSchema | boolean]): [string, JsonSchema | boolean] {
  return [key, inSchema(schema)]
}
