import { jsonSchemaText } from '../model/json-schema.ts'
import { configurationSchema } from './configuration-schema.ts'

/** The JSON schema of the configuration as text, for editors; the package ships it. */
export function configurationJsonSchema(): string {
  return jsonSchemaText(configurationSchema, 'Topdeck configuration')
}
