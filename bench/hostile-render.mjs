// node bench/hostile-render.mjs [--program CLI] [--sample N]
//
// Writes hostile texts and formulas in every place where one can write them, and into the decks of an earlier build, builds
// Anki packages of them, and shows each side of each card in headless Chromium as Anki's reviewer does: with its templates,
// its treatment of cloze deletions and its configuration of MathJax. It counts the scripts that run (also on a click or
// under the pointer), the requests that are made, and the elements that cover the card or take over parts of it; exit code 1
// unless all are 0. Of the formulas, one in N in each place is shown (25, which takes three minutes). Nothing leaves the
// machine: the browser's only connection is a server in this process.
//
// It downloads nothing: Chromium must be installed (or named by CHROMIUM), and MATHJAX must name the folder `es5` of
// MathJax 3.2, for example of `npm pack mathjax@3.2.2`. Without them it says so and ends.

import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join, normalize, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { inflateRawSync } from 'node:zlib'
import { DatabaseSync } from '@photostructure/sqlite'
import { formulas, places, signs, texts } from './hostile-texts.mjs'

const { values } = parseArgs({ options: { program: { type: 'string' }, sample: { type: 'string' } } })
const topdeck = resolve(values.program ?? fileURLToPath(new URL('../dist/cli.js', import.meta.url)))
const sample = Number(values.sample ?? 25)
const chromium = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path))
const mathjax = process.env.MATHJAX ?? fileURLToPath(new URL('../node_modules/mathjax/es5', import.meta.url))
if (chromium === undefined || !existsSync(join(mathjax, 'tex-chtml-full.js'))) {
  console.log('skipped: Chromium (CHROMIUM) or MathJax 3.2 (MATHJAX, its folder es5) is not here')
  process.exit(0)
}

const image = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
)
/** The servers that Chromium asks for updates whatever one tells it. */
const own = /(?:^|\.)(?:google|googleapis|gstatic|gvt1)\.com$/
const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
const fromTopics = topicsCase(join(folder, 'live'))
const fromDecks = decksCase(join(folder, 'retired'))
const sides = [...sidesOf(fromTopics), ...sidesOf(fromDecks)]
console.log(`${texts.length + formulas.length} texts, ${sides.length} sides of cards`)
const result = await show(sides)
rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
const faults = { run: 0, requests: 0, overlays: 0 }
const examples = []
for (const { index, run, requests, overlays } of result) {
  faults.run += run.length
  faults.requests += requests.length
  faults.overlays += overlays.length
  if (run.length + requests.length + overlays.length > 0) examples.push({ ...sides[index], run, requests, overlays })
}
console.log(
  `${result.length} shown: ${faults.run} run, ${faults.requests} requests, ${faults.overlays} overlays, on ${examples.length} sides`,
)
for (const { name, html, run, requests, overlays } of examples.slice(0, 25))
  console.log(`\n${name}\n  ${html.slice(0, 400)}\n  ${[...run, ...requests, ...overlays].join('; ').slice(0, 300)}`)
if (result.length < sides.length) console.log(`${sides.length - result.length} sides were not shown`)
process.exitCode = examples.length > 0 || result.length < sides.length ? 1 : 0

/** Builds the hostile topics. */
function topicsCase(project) {
  const all = [...texts, ...formulas.flatMap((tex) => signs.map((sign) => sign.replaceAll('X', () => tex)))]
  let number = 0
  for (const [place, write] of Object.entries(places)) {
    const own = place === 'fence-math' ? formulas : all
    for (const [at, text] of own.entries()) {
      number += 1
      // Each has a file of its own: what isn't closed takes in the rest of its page.
      if (at < texts.length || (at * 7 + number) % sample === 0)
        write_(join(project, 'topics', place, `${number}.md`), write(text, number))
    }
    write_(join(project, 'topics', place, 'p.png'), image)
  }
  write_(join(project, 'topdeck.config.yaml'), 'images: local\n')
  build(project, ['--format', 'apkg'])
  return { project, nameOf: (source, question) => `${source}  ${question.slice(0, 80)}` }
}

/** Builds retired cards, puts hostile texts into their decks, and builds again. */
function decksCase(project) {
  const all = [...texts, ...formulas.map((tex) => `\\(${tex}\\)`), ...formulas.map((tex) => `\\[<b>${tex}</b>\\]`)]
  const page = all.map((_, n) =>
    n % 2 === 0 ? `## What is ${n}?\n\nIt is thing ${n}.\n` : `The {{c1::part}} of ${n} is.\n`,
  )
  write_(join(project, 'topics/a/page.md'), page.join('\n'))
  write_(join(project, 'topics/a/kept.md'), '## What stays?\n\nThis.\n')
  write_(join(project, 'topdeck.config.yaml'), 'images: local\n')
  build(project, ['--format', 'apkg,json'])
  rmSync(join(project, 'topics/a/page.md'))
  build(project, ['--format', 'apkg,json'])
  for (const name of readdirSync(join(project, 'decks')).filter((name) => /^(?:a|retired)\.json$/.test(name))) {
    const path = join(project, 'decks', name)
    const deck = JSON.parse(readFileSync(path, 'utf8'))
    for (const [n, card] of (deck.retired ?? []).entries()) {
      const text = all[n % all.length]
      const { fields } = card
      card.fields = {
        ...fields,
        question: `${text} ${fields.question} ${text}`,
        answer: text,
        context: text,
        source: text,
      }
      card.fields.notes = text
      card.tags = [text.replace(/\s/g, '/'), ...card.tags]
    }
    writeFileSync(path, JSON.stringify(deck))
  }
  build(project, ['--format', 'apkg,json', '--fresh'])
  return { project, nameOf: (_, question) => `retired  ${question.slice(0, 80)}` }
}

function write_(path, content) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

function build(project, options) {
  const run = spawnSync(process.execPath, [topdeck, 'build', ...options], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, XDG_CACHE_HOME: join(project, '.cache'), XDG_DATA_HOME: join(project, '.data') },
  })
  if (run.status !== 0 && run.status !== 1) throw new Error(`exit code ${run.status}\n${run.stderr.slice(-3000)}`)
}

/** The sides of all cards of a package as Anki renders them. */
function sidesOf({ project, nameOf }) {
  const database = join(project, 'collection.anki2')
  writeFileSync(database, entryOf(readFileSync(join(project, 'decks/all.apkg')), 'collection.anki2'))
  const collection = new DatabaseSync(database, { readOnly: true })
  const models = JSON.parse(collection.prepare('SELECT models FROM col').get().models)
  return collection
    .prepare('SELECT mid, flds, tags FROM notes')
    .all()
    .flatMap(({ mid, flds, tags }) => {
      const model = models[mid]
      const fields = Object.fromEntries(model.flds.map(({ name }, index) => [name, flds.split('\x1f')[index]]))
      fields.Tags = tags.trim()
      const numbers =
        model.type === 0 ? [0] : [...new Set([...fields.Question.matchAll(/\{\{c(\d+)::/g)].map((m) => m[1]))]
      return numbers.flatMap((number) =>
        ['qfmt', 'afmt'].map((side) => ({
          name: nameOf(fields.Source.replace(/<[^>]*>/g, ''), fields.Question),
          html: rendered(model.tmpls[0][side], fields, Number(number), side === 'qfmt'),
          css: model.css,
        })),
      )
    })
}

/** The bytes of an entry of a zip. */
function entryOf(zip, wanted) {
  for (let at = zip.length - 22; at >= 0; at -= 1) {
    if (zip.readUInt32LE(at) !== 0x06054b50) continue
    let entry = zip.readUInt32LE(at + 16)
    for (let left = zip.readUInt16LE(at + 10); left > 0; left -= 1) {
      const [size, nameLength, extra, comment] = [20, 28, 30, 32].map((o) =>
        o === 20 ? zip.readUInt32LE(entry + o) : zip.readUInt16LE(entry + o),
      )
      const start = zip.readUInt32LE(entry + 42)
      if (zip.toString('utf8', entry + 46, entry + 46 + nameLength) === wanted) {
        const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
        const bytes = zip.subarray(data, data + size)
        return zip.readUInt16LE(entry + 10) === 0 ? bytes : inflateRawSync(bytes)
      }
      entry += 46 + nameLength + extra + comment
    }
  }
  throw new Error(`${wanted} is not in the package`)
}

/** A template with its fields, and what Anki puts in the place of its signs (`rslib/src/template.rs`, `cloze.rs`). */
function rendered(template, fields, number, isQuestion) {
  const sections = /\{\{#(\w+)\}\}([\s\S]*?)\{\{\/\1\}\}/g
  const html = template
    .replace(sections, (_, name, inner) => (fields[name]?.trim() ? inner : ''))
    .replace(/\{\{(cloze:)?(\w+)\}\}/g, (_, cloze, name) =>
      cloze ? clozeOf(fields[name], number, isQuestion) : fields[name],
    )
  return html
    .replace(/\[sound:([^\]]+)\]/g, (_, file) => (/^\w+:|\//.test(file) ? `<x-request>${file}</x-request>` : ''))
    .replace(/\[anki:tts[^\]]*\][\s\S]*?\[\/anki:tts\]|\[anki:play/g, '<x-run>speech</x-run>')
    .replace(/\[latex\][\s\S]*?\[\/latex\]|\[\$\$?\][\s\S]*?\[\/\$\$?\]/g, '<x-run>latex</x-run>')
    .replace(/\[\[type:(.+?)\]\]/g, '<x-run>prompt</x-run>')
}

function clozeOf(text, number, isQuestion) {
  const open = []
  let out = ''
  const put = (piece) => {
    const part = open.at(-1)
    if (part === undefined) out += piece
    else part.text += piece
  }
  for (const [token, start] of text.matchAll(/\{\{c(\d+)::|\}\}|[{}]|[^{}]+/g)) {
    if (start !== undefined) open.push({ number: Number(start), text: '' })
    else if (token === '}}' && open.length > 0) {
      const part = open.pop()
      const hintAt = part.text.lastIndexOf('::')
      const [shown, hint] = hintAt < 0 ? [part.text, '...'] : [part.text.slice(0, hintAt), part.text.slice(hintAt + 2)]
      // Older versions have no element around the parts that are not asked for.
      put(part.number !== number ? shown : `<span class="cloze">${isQuestion ? `[${hint}]` : shown}</span>`)
    } else put(token)
  }
  for (const part of open.reverse()) out += part.text
  return out.replace(/(\\[([])([\s\S]*?)(\\[\])])/g, (_, begin, inner, end) => {
    return (
      begin + inner.replace(/<!--[\s\S]*?-->|<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<[\s\S]*?>/gi, '') + end
    )
  })
}

/** Shows all sides in Chromium, one after the other. */
async function show(cards) {
  const results = new Map()
  let current = -1
  let finish
  const done = new Promise((end) => {
    finish = end
  })
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://cards.test')
    if (own.test(url.hostname)) return response.end('')
    if (url.host !== 'cards.test' && !request.url.startsWith('/')) return note(response)
    if (request.method === 'POST') {
      let body = ''
      for await (const piece of request) body += piece
      const report = JSON.parse(body)
      if (report.done) finish()
      else if (report.shown) {
        const known = results.get(report.index) ?? { index: report.index, requests: [] }
        results.set(report.index, { ...known, run: report.run, overlays: report.overlays })
      }
      current = report.index ?? current
      return response.end('')
    }
    const { pathname } = url
    if (pathname === '/') return response.setHeader('content-type', 'text/html').end(page(cards[0].css))
    if (pathname === '/cards.json') return response.end(JSON.stringify(cards.map(({ html }) => html)))
    if (pathname.startsWith('/mathjax/')) {
      const file = normalize(join(mathjax, pathname.slice('/mathjax/'.length)))
      if (file.startsWith(normalize(mathjax)) && existsSync(file)) {
        response.setHeader('content-type', file.endsWith('.js') ? 'text/javascript' : 'font/woff')
        return response.end(readFileSync(file))
      }
    }
    // A file of the package, or one that is not there: Anki has nothing else to serve at such a place.
    if (/^\/[^/]+$/.test(pathname) && url.search === '') return response.end(image)
    if (pathname === '/favicon.ico') return response.end('')
    return note(response)

    function note(to) {
      const known = results.get(current) ?? { index: current, requests: [], run: [], overlays: [] }
      results.set(current, { ...known, requests: [...known.requests, request.url] })
      to.statusCode = 404
      to.end('')
    }
  })
  server.on('connect', (request, socket) => {
    if (own.test(request.url.replace(/:\d+$/, ''))) return socket.destroy()
    const known = results.get(current) ?? { index: current, requests: [], run: [], overlays: [] }
    results.set(current, { ...known, requests: [...known.requests, request.url] })
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  await new Promise((end) => server.listen(0, '127.0.0.1', end))
  const { port } = server.address()
  const browser = spawn(
    chromium,
    [
      ...[
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-sync',
      ],
      ...[
        '--disable-component-update',
        '--disable-default-apps',
        '--disable-domain-reliability',
        '--window-size=800,600',
      ],
      ...[`--proxy-server=http://127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>', '--remote-debugging-port=0'],
      ...[`--user-data-dir=${join(folder, 'browser')}`, 'http://cards.test/'],
    ],
    { stdio: 'ignore' },
  )
  const limit = setTimeout(finish, 60_000 + cards.length * 100)
  await done
  clearTimeout(limit)
  await new Promise((end) => browser.once('exit', end).kill('SIGKILL'))
  server.closeAllConnections()
  server.close()
  // What the browser itself asks for belongs to no card.
  return [...results.values()].filter(({ index }) => index >= 0).sort((a, b) => a.index - b.index)
}

/** The page of Anki's reviewer (`ts/reviewer/index.ts`, `ts/mathjax/index.ts`), with what counts. */
function page(css) {
  return `<!doctype html><html><head><meta charset="utf-8"><style>${css} .sentinel { height: 30px; font-size: 10px }</style>
<script>
window.MathJax = {
  tex: {
    displayMath: [['\\\\[', '\\\\]']], processEscapes: false, processEnvironments: false, processRefs: false,
    packages: { '[+]': ['noerrors', 'mathtools'], '[-]': ['textmacros'] },
  },
  loader: { load: ['[tex]/noerrors', '[tex]/mathtools'], paths: { mathjax: '/mathjax' } },
  startup: { typeset: false },
}
</script>
<script src="/mathjax/tex-chtml-full.js"></script></head>
<body class="card"><div class="sentinel" id="above">above</div><div id="qa" dir="auto"></div><div class="sentinel" id="below">below</div>
<script>
let run = []
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'pycmd', 'msgbox']) window[name] = () => run.push(name)
const plain = new Set(['http:', 'https:', 'mailto:', ''])
const post = (report) => fetch('/report', { method: 'POST', body: JSON.stringify(report) })
const wait = (ms) => new Promise((end) => setTimeout(end, ms))
addEventListener('click', (event) => {
  const link = event.target.closest?.('a')
  if (link === null || link === undefined || /^https?:|^mailto:/.test(link.href?.baseVal ?? link.href)) event.preventDefault()
}, true)
const forbidden = 'script,style,link,meta,base,iframe,object,embed,form,input,button,textarea,select,video,audio,source,track,portal,dialog,template,x-run,marquee,svg,foreignObject'
const taken = ['answer', 'qa', 'typeans', '_mark', '_flag', 'above', 'below']
const hasMaths = /\\\\\\[(.*?)\\\\\\]|\\\\\\((.*?)\\\\\\)/s

async function showCard(html) {
  run = []
  const overlays = []
  const qa = document.getElementById('qa')
  qa.innerHTML = html
  for (const old of qa.getElementsByTagName('script')) {
    const copy = document.createElement('script')
    for (const { name, value } of old.attributes) copy.setAttribute(name, value)
    copy.append(old.innerHTML)
    old.replaceWith(copy)
  }
  if (hasMaths.test(html)) {
    await MathJax.startup.promise
    MathJax.typesetClear()
    await MathJax.typesetPromise([qa]).catch(() => undefined)
  }
  for (const image of qa.querySelectorAll('img')) if (!image.complete) await Promise.race([wait(200), new Promise((end) => { image.onload = image.onerror = end })])
  for (const element of qa.querySelectorAll('x-request')) await fetch('/' + encodeURIComponent(element.textContent)).catch(() => undefined)
  for (const element of qa.querySelectorAll(forbidden)) run.push('<' + element.localName + '>' + (element.localName === 'x-run' ? element.textContent : ''))
  let isAbove = true
  const sheet = qa.querySelector('.sheet')
  const around = sheet?.getBoundingClientRect() ?? qa.getBoundingClientRect()
  if (qa.children.length !== 1) overlays.push('the card ends early')
  for (const element of qa.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) run.push(name)
      if (name === 'style' && /url\\(|position:\\s*(?:fixed|absolute|sticky)|@import|image-set/i.test(value)) overlays.push('style ' + value)
      if (/^(?:href|xlink:href|src|action|formaction|data|background|poster|srcset|ping|cite|longdesc)$/.test(name)) {
        const resolved = URL.canParse(value.replace(/^[\\0-\\x20]+/, ''), location.href) ? new URL(value, location.href).protocol : ''
        if (!plain.has(resolved)) run.push(name + '=' + value)
        if (name !== 'href' && name !== 'src') run.push(name)
      }
    }
    if (element.localName === 'a' && element.closest('mjx-container') && element.hasAttribute('href')) run.push('a link in a formula')
    const { position, cursor, backgroundImage, listStyleImage } = getComputedStyle(element)
    const rect = element.getBoundingClientRect()
    const isHelper = element.closest('mjx-assistive-mml') !== null
    if ((position === 'fixed' || position === 'sticky') || (position === 'absolute' && !isHelper && rect.width * rect.height > 90_000)) overlays.push(position)
    if (!isHelper && rect.width * rect.height > 400 && (rect.top < around.top - 60 || rect.left < around.left - 200)) overlays.push('beyond the card')
    if (/url/.test(backgroundImage + listStyleImage + cursor)) overlays.push('image of a style')
    if (element.id !== '' && taken.includes(element.id) && !(element.localName === 'hr' && element.id === 'answer')) overlays.push('#' + element.id)
    if (/(?:^| )(?:card|nightMode|night_mode|mathjax_process|typeans|replay-button)(?: |$)/.test(element.className.baseVal ?? element.className)) overlays.push('.' + element.className)
  }
  if (qa.querySelectorAll('#answer').length > 1) overlays.push('#answer twice')
  for (const id of ['above', 'below']) {
    const sentinel = document.getElementById(id)
    sentinel.scrollIntoView()
    const { left, top } = sentinel.getBoundingClientRect()
    if (document.elementFromPoint(left + 10, top + 10)?.id !== id) overlays.push('covers what is ' + id)
  }
  for (const element of qa.querySelectorAll('*'))
    for (const type of ['click', 'mouseover', 'pointerdown', 'focus', 'toggle', 'animationstart'])
      element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }))
  await wait(0)
  return { run, overlays }
}

;(async () => {
  const cards = await (await fetch('/cards.json')).json()
  await MathJax.startup.promise
  for (const [index, html] of cards.entries()) {
    await post({ index })
    let result
    try { result = await showCard(html) } catch (error) { result = { run: [String(error)], overlays: [] } }
    await post({ index, shown: true, ...result })
  }
  await post({ done: true })
})()
</script></body></html>`
}
