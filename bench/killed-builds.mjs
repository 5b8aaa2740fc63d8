// node bench/killed-builds.mjs [RANDOM] [CLI]
//
// Kills builds with SIGKILL: once before each call that changes the disk, and RANDOM times at any moment. After each, looks
// whether old and new decks stand side by side and, if so, whether the commands that read decks say so and go by the new
// ones; then builds again, and compares everything with a build that wasn't killed.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const [random = '100', cli = 'dist/cli.js'] = process.argv.slice(2)
const place = mkdtempSync(join(tmpdir(), 'killed-builds-'))
const killer = join(place, 'killer.mjs')
writeFileSync(
  killer,
  `import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
let left = Number(process.env.KILL_AT)
for (const name of ['renameSync', 'rmSync', 'mkdirSync', 'writeFileSync', 'fsyncSync', 'unlinkSync', 'rmdirSync']) {
  const real = fs[name]
  fs[name] = (...args) => {
    const path = String(args[0])
    if (name === 'fsyncSync' || path.includes('/project/')) if (left-- === 0) process.kill(process.pid, 'SIGKILL')
    return real(...args)
  }
}
const open = fs.promises.open
fs.promises.open = async (...args) => {
  const file = await open(...args)
  const [write, sync] = [file.writeFile.bind(file), file.sync.bind(file)]
  file.writeFile = async (...rest) => {
    if (left-- === 0) process.kill(process.pid, 'SIGKILL')
    return await write(...rest)
  }
  file.sync = async () => {
    if (left-- === 0) process.kill(process.pid, 'SIGKILL')
    return await sync()
  }
  return file
}
syncBuiltinESMExports()
`,
)

const page = (topic, version) =>
  Array.from(
    { length: 8 },
    (_, index) => `## What is part ${index} of the ${topic}?\n\nIts answer ${index % 3 === 0 ? version : 1}.\n`,
  ).join('\n')
const topics = ['anchor', 'bellows', 'compass', 'derrick', 'engine']
const project = (version) =>
  Object.fromEntries(
    topics.map((topic) => [
      `topics/${topic}/a.md`,
      // A card of each topic is retired, so that what it showed has to reach decks/retired.json.
      page(topic, version) + (version === 1 ? `\n## Who made the first ${topic}?\n\nNobody knows its maker.\n` : ''),
    ]),
  )
function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
const environment = (folder, epoch, more = {}) => ({
  PATH: process.env.PATH,
  HOME: join(folder, '..', 'home'),
  XDG_CACHE_HOME: join(folder, '..', 'cache'),
  XDG_DATA_HOME: join(folder, '..', 'data'),
  SOURCE_DATE_EPOCH: String(epoch),
  ...more,
})
const program = resolve(cli)
const run = (folder, args, epoch) =>
  spawnSync('node', [program, ...args], { cwd: folder, env: environment(folder, epoch), encoding: 'utf8' })
const filesOf = (folder) =>
  new Map(
    ['.', 'decks']
      .flatMap((at) => readdirSync(join(folder, at)).map((name) => join(at, name)))
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path)).toString('base64')]),
  )

const before = join(place, 'before/project')
write(before, project(1))
run(before, ['build'], 1_800_000_000)
const old = filesOf(before)
const after = join(place, 'after/project')
cpSync(before, after, { recursive: true })
write(after, project(2))
const [BUILD, EPOCH] = [['build'], 1_800_100_000]
const begun = performance.now()
run(after, BUILD, EPOCH)
const duration = performance.now() - begun
const wanted = filesOf(after)

const counts = {
  kills: 0,
  old: 0,
  new: 0,
  mixed: 0,
  unnoticed: 0,
  mixedReading: 0,
  differs: 0,
  leftovers: 0,
  failed: 0,
}
function check(folder, name) {
  counts.kills++
  const found = filesOf(folder)
  const decks = [...wanted.keys()].filter((path) => path.startsWith('decks/') && old.get(path) !== wanted.get(path))
  const fresh = decks.filter((path) => found.get(path) === wanted.get(path)).length
  counts[fresh === 0 ? 'old' : fresh === decks.length ? 'new' : 'mixed']++
  if (fresh > 0 && fresh < decks.length) {
    const said = [
      ['diff', '--against', 'decks'],
      ['list', '--verbose'],
      ['build', '--dry-run'],
      ['due', 'decks'],
    ].map((args) => run(folder, args, EPOCH))
    if (!said.every(({ stderr }) => /interrupted/.test(stderr))) counts.unnoticed++
    if (!/reworded 0, answer changed 0, merged 0, retired 0, added 0, reset 0/.test(said[0].stdout))
      counts.mixedReading++
  }
  const healed = run(folder, BUILD, EPOCH)
  if (healed.status !== 0) counts.failed++
  const result = filesOf(folder)
  if ([...wanted].some(([path, text]) => result.get(path) !== text)) counts.differs++
  const hidden = [...readdirSync(folder), ...readdirSync(join(folder, 'decks'))].filter((each) => each.startsWith('.'))
  if (hidden.length > 0 || result.size !== wanted.size) counts.leftovers++
  if (counts.kills % 25 === 0) console.error(name, JSON.stringify(counts))
}
function prepare() {
  rmSync(join(place, 'run'), { recursive: true, force: true })
  const folder = join(place, 'run/project')
  cpSync(join(place, 'before'), join(place, 'run'), { recursive: true })
  write(folder, project(2))
  return folder
}

let boundaries = 0
for (; ; boundaries++) {
  const folder = prepare()
  const { signal } = spawnSync('node', ['--import', killer, program, ...BUILD], {
    cwd: folder,
    env: environment(folder, EPOCH, { KILL_AT: String(boundaries) }),
  })
  if (signal !== 'SIGKILL') break
  check(folder, `boundary ${boundaries}`)
}
console.log(`${boundaries} boundaries:`, JSON.stringify(counts))
for (let index = 0; index < Number(random); index++) {
  const folder = prepare()
  const child = spawn('node', [program, ...BUILD], { cwd: folder, env: environment(folder, EPOCH), stdio: 'ignore' })
  const ended = new Promise((done) => child.on('exit', done))
  setTimeout(() => child.kill('SIGKILL'), duration * (0.3 + Math.random() * 0.8))
  await ended
  check(folder, `random ${index}`)
}
console.log(`with ${random} at random moments:`, JSON.stringify(counts))
rmSync(place, { recursive: true })
