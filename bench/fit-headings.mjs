// node bench/fit-headings.mjs CORPORA [FOLDER …]
//
// Asks whether fitted weights would decide better than the rules which headings are questions. CORPORA holds a folder for
// each corpus, with a `truth.json` that lists its questions: `{"items": [{"file", "line", "question"}]}`. The other folders
// hold pages without questions (bench/non-questions.mjs --keep makes one). Each corpus is left out once: a logistic
// regression is fitted on the others, with the features below, and judged on it, beside the rules as they are. What a mark
// decides (a label, options, a marked answer) is left out of the comparison. docs/decisions.md has the last result.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { markdownFiles } from './markdown-files.mjs'
import { loadSourceParts } from './source-parts.mjs'

const [corporaFolder, ...pageFolders] = process.argv.slice(2)
if (corporaFolder === undefined) throw new Error('usage: node bench/fit-headings.mjs CORPORA [FOLDER …]')

const source = await loadSource()
const parsers = await source.loadParsers(['---\n---\n', '<form>'])
const corpora = [...labelledCorpora(corporaFolder), ...pageFolders.map(pagesWithoutQuestions)].filter(
  ({ headings }) => headings.length > 0,
)
const sum = { rules: [0, 0], fitted: [0, 0] }
console.log('corpus, headings, questions: missed/false of the rules, of the fitted weights')
for (const corpus of corpora) {
  const others = corpora.filter((other) => other !== corpus)
  const weights = fitWeights(others)
  const threshold = cheapestThreshold(weights, others)
  const rules = faults(corpus, ({ isFound }) => isFound)
  const fitted = faults(corpus, (heading) => probability(weights, heading) >= threshold)
  for (const at of [0, 1]) {
    sum.rules[at] += rules[at]
    sum.fitted[at] += fitted[at]
  }
  const count = corpus.headings.filter(({ isQuestion }) => isQuestion).length
  console.log(`${corpus.name}, ${corpus.headings.length}, ${count}: ${rules.join('/')}, ${fitted.join('/')}`)
}
console.log(`all: ${sum.rules.join('/')}, ${sum.fitted.join('/')}`)
console.log('weights when all are fitted:')
const weights = fitWeights(corpora)
for (const [at, name] of ['(always)', ...Object.keys(corpora[0].headings[0].features)].entries())
  console.log(`  ${name} ${weights[at].toFixed(2)}`)

/** The parts of the program that read pages. */
function loadSource() {
  return loadSourceParts({
    'extract/extract.ts': 'extract',
    'extract/reading/announcement.ts': 'announcesQuestions, announcesSection, presentsProject',
    'extract/reading/answer.ts': 'linkShare, linksOf',
    'extract/reading/wording.ts':
      'askingOf, askingWhereAnnounced, cleanTitle, endsAsking, isAnswerLabel, isNumbered, isSectionTitle',
    'parse/block.ts': 'headingLevel, lineOf, plainText',
    'parse/page.ts': 'parsePage',
    'parse/parsers.ts': 'loadParsers',
  })
}

function labelledCorpora(folder) {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'truth.json')))
    .map((name) => {
      const truth = JSON.parse(readFileSync(join(folder, name, 'truth.json'), 'utf8'))
      const excluded = new Set((truth.excluded_files ?? []).map((file) => file.file ?? file))
      const tastes = (truth.non_question_headings ?? []).filter(({ topic_with_body }) => topic_with_body)
      const isTaste = ({ file, line }) => tastes.some((taste) => taste.file === file && taste.line === line)
      const headings = markdownFiles(join(folder, name))
        .filter(({ path }) => !excluded.has(path))
        .flatMap((file) =>
          headingsOf(
            file,
            truth.items.filter((item) => item.file === file.path),
          ),
        )
        .filter((heading) => !isTaste(heading))
      return { name, headings }
    })
}

function pagesWithoutQuestions(folder) {
  return { name: basename(folder), headings: markdownFiles(folder).flatMap((file) => headingsOf(file, [])) }
}

/** The headings of a page about which the rules have to guess, with their features and whether they are questions. */
function headingsOf({ path, text }, items) {
  const page = source.parsePage(path, text, parsers)
  if (page.matter.skip) return []
  const { fates } = source.extract(page, new Map([[path, page]]), { topic: '', variant: '', deck: '' })
  const found = fates.flatMap(({ became }) =>
    became.type === 'questions' ? became.questions.map(({ line }) => ({ line, ...became })) : [],
  )
  const headings = []
  let above = []
  for (const [index, block] of page.blocks.entries()) {
    const level = source.headingLevel(block)
    if (level === undefined) continue
    above = above.filter((heading) => heading.level < level)
    const line = source.lineOf(block)
    const next = page.blocks.findIndex((other, at) => at > index && source.headingLevel(other) !== undefined)
    const heading = {
      ...{ level, line, above, parent: above.at(-1) },
      text: source.plainText([block]),
      body: page.blocks.slice(index + 1, next < 0 ? undefined : next),
      found: found.find((question) => question.line === line),
    }
    headings.push(heading)
    above = [...above, heading]
  }
  const named = new Set(page.blocks.flatMap((block) => source.linksOf(block).map((link) => comparable(textOf([link])))))
  return headings
    .filter(({ text }) => !source.isSectionTitle(text) && !source.isAnswerLabel(text))
    .filter(({ found }) => found === undefined || found.dialect === 'heading')
    .filter(({ found }) => !/marked answer|labelled|options/.test(found?.evidence ?? ''))
    .map((heading, at, all) => ({
      file: path,
      line: heading.line,
      isQuestion: items.some((item) => isSame(item, heading)),
      isFound: heading.found !== undefined,
      features: featuresOf(heading, at, all, page, named),
    }))
}

function isSame({ line, question }, heading) {
  const [wanted, text] = [comparable(question), comparable(heading.text)]
  return Math.abs(line - heading.line) <= 2 && (wanted === text || (wanted.length > 8 && text.includes(wanted)))
}

function featuresOf(heading, at, all, page, named) {
  const { text, level, parent, above, body } = heading
  const asking = source.askingOf(text)
  const unmarked = source.askingWhereAnnounced(text)
  const peers = all.filter((other) => other !== heading && other.level === level)
  const siblings = peers.filter((other) => other.parent === parent)
  const isAnnounced = source.announcesQuestions(page) || above.some((title) => source.announcesSection(title.text))
  const content = source.plainText(body)
  const tail = ({ body }) => textOf(body.slice(-1)).slice(0, 40)
  return {
    'ends with a question mark': source.endsAsking(text),
    'begins as a question': asking === 'question',
    'begins as a task': asking === 'task',
    'compares two things': asking === 'comparison',
    'asks for knowledge': unmarked === 'knowledge',
    'asks for an action': unmarked === 'action',
    'has a number': source.isNumbered(text),
    'the title announces questions': isAnnounced,
    'asks where questions are announced': isAnnounced && unmarked !== 'nothing',
    'the page presents a project': !isAnnounced && source.presentsProject(page),
    'named in the contents': named.has(comparable(text)),
    'share of its level with a question mark': share(peers, (other) => source.endsAsking(other.text)),
    'share of its level that asks for knowledge': share(peers, asksForKnowledge),
    'share of its level with a number': share(peers, (other) => source.isNumbered(other.text)),
    'share of siblings with a question mark': share(siblings, (other) => source.endsAsking(other.text)),
    'share of siblings that ask for knowledge': share(siblings, asksForKnowledge),
    'share of siblings that end alike': content === '' ? 0 : share(siblings, (other) => tail(other) === tail(heading)),
    'number of siblings (logarithm)': Math.log1p(siblings.length),
    'alone at its level': peers.length === 0,
    'has a body of its own': content !== '',
    'length of its body (logarithm)': Math.log1p(content.length),
    'only code below': body.length > 0 && body.every(({ tagName }) => tagName === 'pre'),
    'share of links below': source.linkShare(body),
    'has deeper headings': all[at + 1]?.level > level,
    'number of words (logarithm)': Math.log1p(text.split(' ').length),
    'ends with a colon or a full stop': /[.:]$/.test(text),
    'has the signs of code': /[()`_<>]|--/.test(text),
    'first heading of the page': at === 0,
  }
}

function asksForKnowledge({ text }) {
  return source.askingWhereAnnounced(text) === 'knowledge'
}

function share(headings, holds) {
  return headings.length === 0 ? 0 : headings.filter(holds).length / headings.length
}

function textOf(blocks) {
  return source.plainText(blocks)
}

function comparable(text) {
  return source
    .cleanTitle(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

function vectorOf({ features }) {
  return [1, ...Object.values(features).map(Number)]
}

function probability(weights, heading) {
  return 1 / (1 + Math.exp(-vectorOf(heading).reduce((total, value, at) => total + value * weights[at], 0)))
}

/** Fits the weights by Newton's method. A corpus counts by the root of its size, so that the largest doesn't decide alone. */
function fitWeights(all) {
  const strength = 1
  const rows = all.flatMap(({ headings }) =>
    headings.map((heading) => [vectorOf(heading), Number(heading.isQuestion), 1 / Math.sqrt(headings.length)]),
  )
  const scale = 1000 / rows.reduce((total, [, , weight]) => total + weight, 0)
  const size = rows[0][0].length
  let weights = new Array(size).fill(0)
  for (let round = 0; round < 25; round++) {
    const gradient = weights.map((weight, at) => (at === 0 ? 0 : strength * weight))
    const curvature = weights.map((_, at) => weights.map((_, other) => (at !== other ? 0 : at === 0 ? 1e-6 : strength)))
    for (const [vector, isQuestion, weight] of rows) {
      const guess = 1 / (1 + Math.exp(-vector.reduce((total, value, at) => total + value * weights[at], 0)))
      for (let at = 0; at < size; at++) {
        if (vector[at] === 0) continue
        gradient[at] += scale * weight * (guess - isQuestion) * vector[at]
        const slope = scale * weight * Math.max(guess * (1 - guess), 1e-9) * vector[at]
        for (let other = 0; other < size; other++) curvature[at][other] += slope * vector[other]
      }
    }
    const step = solve(curvature, gradient)
    weights = weights.map((weight, at) => weight - step[at])
    if (step.every((part) => Math.abs(part) < 1e-7)) break
  }
  return weights
}

/** Solves a system of linear equations by elimination. */
function solve(matrix, values) {
  const rows = matrix.map((row, at) => [...row, values[at]])
  for (let at = 0; at < rows.length; at++) {
    const pivot = rows.reduce(
      (best, row, other) => (other > at && Math.abs(row[at]) > Math.abs(rows[best][at]) ? other : best),
      at,
    )
    ;[rows[at], rows[pivot]] = [rows[pivot], rows[at]]
    for (const [other, row] of rows.entries()) {
      if (other === at) continue
      const factor = row[at] / rows[at][at]
      if (factor !== 0) for (let column = at; column <= rows.length; column++) row[column] -= factor * rows[at][column]
    }
  }
  return rows.map((row, at) => row[rows.length] / row[at])
}

/** The probability from which a heading is taken for a question; a false one costs as much as two that are missed. */
function cheapestThreshold(weights, all) {
  const scored = all.flatMap(({ headings }) =>
    headings.map((heading) => [probability(weights, heading), heading.isQuestion]),
  )
  const cost = (threshold) =>
    scored.reduce((total, [guess, isQuestion]) => {
      if (guess >= threshold === isQuestion) return total
      return total + (isQuestion ? 1 : 2)
    }, 0)
  const thresholds = Array.from({ length: 14 }, (_, at) => 0.3 + at * 0.05)
  return thresholds.reduce((best, threshold) => (cost(threshold) < cost(best) ? threshold : best))
}

/** How many questions are missed, and how many headings are taken for one. */
function faults({ headings }, decides) {
  const wrong = headings.filter((heading) => decides(heading) !== heading.isQuestion)
  return [wrong.filter(({ isQuestion }) => isQuestion).length, wrong.filter(({ isQuestion }) => !isQuestion).length]
}
