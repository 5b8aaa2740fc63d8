import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/**
 * Bundles parts of the program and imports them, since the library exports only the whole pipeline.
 * @param parts The names to import, by the file below `src/` that exports them: `{ 'parse/page.ts': 'parsePage' }`.
 */
export async function loadSourceParts(parts) {
  const folder = mkdtempSync(join(tmpdir(), 'topdeck-bench-'))
  const contents = Object.entries(parts).map(([file, names]) => `export { ${names} } from './${file}'`)
  try {
    const outfile = join(folder, 'parts.mjs')
    const resolveDir = fileURLToPath(new URL('../src', import.meta.url))
    await build({
      stdin: { contents: contents.join('\n'), resolveDir, loader: 'ts' },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      banner: { js: 'var require=process.getBuiltinModule;' },
      external: ['satteri', '@photostructure/sqlite'],
      logLevel: 'error',
    })
    return await import(pathToFileURL(outfile).href)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
