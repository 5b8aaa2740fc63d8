import { readFileSync } from 'node:fs'
import process from 'node:process'
import { run } from './commands/program.ts'
import { nodeIo } from './io/node-io.ts'

const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
const { version }: { version: string } = JSON.parse(manifest)
const io = nodeIo({ entry: new URL(import.meta.url), manifest })

process.exitCode = await run(process.argv.slice(2), io, version)
