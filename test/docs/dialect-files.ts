import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Dialect } from '../../src/extract/dialect.ts'
import { dialects } from '../../src/extract/dialects/dialects.ts'
import { repository } from './page.ts'

const folder = 'src/extract/dialects'

/** Every dialect by the path of its file. */
export async function dialectsByFile(): Promise<ReadonlyMap<string, Dialect>> {
  const files = readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
  const found = new Map<string, Dialect>()
  for (const name of files.filter((file) => file.endsWith('.ts') && file !== 'dialects.ts').sort()) {
    const module: Readonly<Record<string, unknown>> = await import(/* @vite-ignore */ join(repository, folder, name))
    const dialect = dialects.find((known) => Object.values(module).includes(known))
    if (dialect !== undefined) found.set(`${folder}/${name.replaceAll('\\', '/')}`, dialect)
  }
  return found
}
