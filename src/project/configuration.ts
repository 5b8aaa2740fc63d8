import type { InferOutput } from 'valibot'
import type { Immutable } from '../model/outside-data.ts'
import type { configurationSchema } from './configuration-schema.ts'

/** What a project has set, with the defaults of all else. */
export type Configuration = Immutable<InferOutput<typeof configurationSchema>>
