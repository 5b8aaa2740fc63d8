import type { InferOutput } from 'valibot'
import type { Immutable } from '../model/outside-data.ts'
import type { configurationSchema } from './configuration-schema.ts'
import { configurationDefaults } from './default-configuration.ts'

/** What a project has set, with the defaults of all else. */
export type Configuration = Immutable<InferOutput<typeof configurationSchema>>

/** The configuration of a project that sets nothing. */
export const defaults: Configuration = configurationDefaults
