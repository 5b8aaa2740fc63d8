// Builds dist/ from src/: the program and the library, which share their chunks, the library's types, and the licences of
// the bundled packages. With `--watch` it rebuilds at every change, without the types.

import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, context } from 'esbuild'
import { rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')

/** Packages with native code or WebAssembly stay external and are installed; everything else is bundled. */
const installed = ['satteri', '@photostructure/sqlite', '@open-spaced-repetition/binding']

/** @type {import('esbuild').BuildOptions} */
const options = {
  absWorkingDir: root,
  entryPoints: ['src/cli.ts', 'src/index.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: installed,
  // The ES modules of this package can be tree-shaken, which saves a command with a configuration some milliseconds.
  alias: { yaml: join(root, 'node_modules/yaml/browser/dist/index.js') },
  // Bundled CommonJS requires Node's own modules only, which needs no module loader.
  banner: { js: 'var require=process.getBuiltinModule;' },
  minifySyntax: true,
  minifyWhitespace: true,
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  plugins: [
    {
      name: 'shebang',
      setup({ onLoad }) {
        onLoad({ filter: /src[\\/]cli\.ts$/ }, async ({ path }) => ({
          contents: `#!/usr/bin/env node\n${await readFile(path, 'utf8')}`,
          loader: 'ts',
        }))
      },
    },
  ],
}

await rm(dist, { recursive: true, force: true })
if (process.argv.includes('--watch')) {
  await (await context({ ...options, logLevel: 'info' })).watch()
} else {
  const [{ metafile }] = await Promise.all([build(options), declareTypes()])
  await joinChunks('src/commands/due/due.ts', metafile)
  await writeFile(join(dist, 'topdeck.config.schema.json'), await configurationSchema())
  await writeFile(join(dist, 'THIRD-PARTY-LICENSES.txt'), await licencesOf(metafile))
}

/**
 * Puts a module that is loaded dynamically into one file with the chunks that it needs, because a shell prompt waits for it,
 * and each file that is loaded takes time. The chunks that the program has loaded anyway stay shared, and so do those that
 * the module loads dynamically itself.
 */
async function joinChunks(entryPoint, { outputs }) {
  const [chunk] = Object.entries(outputs).find(([, output]) => output.entryPoint === entryPoint) ?? []
  if (chunk === undefined) throw new Error(`${entryPoint} is not loaded dynamically`)
  const shared = new Set()
  const share = (path) => {
    if (shared.has(path)) return
    shared.add(path)
    for (const { path: next, kind } of outputs[path].imports)
      if (kind === 'import-statement' && next in outputs) share(next)
  }
  share('dist/cli.js')
  await build({
    ...options,
    entryPoints: [chunk],
    outdir: undefined,
    outfile: chunk,
    allowOverwrite: true,
    splitting: false,
    banner: {},
    metafile: false,
    plugins: [
      {
        name: 'shared chunks',
        setup({ onResolve }) {
          onResolve({ filter: /^\.\.?\// }, ({ path, kind, resolveDir }) => {
            const target = relative(root, resolve(resolveDir, path))
            return kind === 'dynamic-import' || shared.has(target) ? { path, external: true } : undefined
          })
        },
      },
    ],
  })
}

/**
 * Writes the types of the library as one file. Type errors are reported by `npm run types`; here the compiler only has to
 * write the declarations.
 */
async function declareTypes() {
  const folder = await mkdtemp(join(tmpdir(), 'topdeck-types-'))
  try {
    const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
    const parameters = [compiler, '-p', 'tsconfig.types.json', '--outDir', folder]
    const child = spawn(process.execPath, parameters, { cwd: root, stdio: 'ignore' })
    await new Promise((settle) => child.on('close', settle))
    const bundle = await rolldown({
      cwd: folder,
      input: './index.d.ts',
      external: (id) => !id.startsWith('.') && !isAbsolute(id),
      plugins: [dts({ dtsInput: true, tsconfig: false })],
    })
    const { output } = await bundle.write({ dir: dist })
    if (output.length !== 1) throw new Error(`expected one file of types, got ${output.length}`)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The JSON schema of the configuration, made of the description that the program checks configurations with. */
async function configurationSchema() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/project/configuration-json-schema.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  })
  const { configurationJsonSchema } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)
  return configurationJsonSchema()
}

/** The licence texts of the packages whose files are bundled. */
async function licencesOf({ inputs }) {
  const folders = new Set(
    Object.keys(inputs).flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  )
  const texts = await Promise.all(
    [...folders].sort().map(async (folder) => {
      const path = resolve(root, folder)
      const { name, version, license } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'))
      const file = (await readdir(path)).find((entry) => /^licen[cs]e/i.test(entry))
      const text = file === undefined ? `Licence: ${license}` : await readFile(join(path, file), 'utf8')
      return `${name} ${version}\n\n${text.trim()}\n`
    }),
  )
  return `Parts of these packages are in the files of this folder.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`
}
