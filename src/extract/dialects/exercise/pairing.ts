/** Which files of a build belong together as exercises and solutions. */

import { posix } from 'node:path'
import type { Element, Nodes } from 'hast'
import { headingLevel, isElement, plainText, summaryOf } from '../../../parse/block.ts'
import type { Page } from '../../../parse/page.ts'
import { memoiseByObject } from '../../../text/memoise.ts'
import { askingOf, isHandle } from '../../reading/wording.ts'
import {
  collectionFileWords,
  exerciseFileWords,
  exerciseTitleOpeners,
  exerciseTitles,
  solutionFileWords,
} from '../../words/exercises.ts'
import { anyOf } from '../../words/pattern.ts'
import { type ExerciseLink, isSolutionPath, linksOfList, linksOfTable, solutionLinked } from './link.ts'
import { matchPages, type Unit } from './unit.ts'

/** How the pages of a build are related. */
export interface ExerciseIndex {
  /** The exercises that a table or list links. */
  readonly links: ReadonlyMap<Element, readonly ExerciseLink[]>
  /** Pages that are consumed by a card of another page. */
  readonly used: ReadonlyMap<Page, Use>
  /** Pages whose numbered parts are solved by the parts of another page. */
  readonly units: ReadonlyMap<Page, { readonly solutions: Page; readonly pairs: ReadonlyMap<Unit, Unit> }>
  /** Pages that are one exercise, with the page of its solution. */
  readonly solved: ReadonlyMap<Page, Page>
}

/** How a card of another page uses a page. */
export interface Use {
  /** The evidence, such as "solution of README.md:12". */
  readonly why: string
  /** The page whose questions a solution may repeat. */
  readonly task?: Page
}

/** Returns the index of the pages of a build, which is made once for each set of pages. */
export const exerciseIndex = memoiseByObject(makeIndex)

function makeIndex(pages: ReadonlyMap<string, Page>): ExerciseIndex {
  const links = new Map<Element, ExerciseLink[]>()
  const used = new Map<Page, Use>()
  const units = new Map<Page, { solutions: Page; pairs: ReadonlyMap<Unit, Unit> }>()
  const solved = new Map<Page, Page>()
  const pairs = [...pairedPages(pages)]
  for (const [exercises, solutions] of pairs) {
    const found = matchPages(exercises, solutions, isCollection(exercises.file) ? 'collection' : 'labelled')
    if (found.size > 0) units.set(exercises, { solutions, pairs: found })
  }
  for (const page of pages.values()) {
    for (const block of linkingBlocks(page)) {
      const read = block.tagName === 'table' ? linksOfTable(block, page, pages) : linksOfList(block, page, pages)
      const entries = read
        .map((entry) => withPartner(entry, pairs))
        .filter(({ exercise }) => exercise === undefined || (!units.has(exercise) && !isQuestionnaire(exercise)))
      if (entries.length === 0) continue
      links.set(block, entries)
      for (const { line, exercise, solution } of entries) {
        if (exercise !== undefined && !used.has(exercise))
          used.set(exercise, { why: `exercise of ${page.file}:${line}` })
        if (solution?.fragment === '' && !used.has(solution.page)) {
          used.set(solution.page, { why: `solution of ${page.file}:${line}`, ...(exercise && { task: exercise }) })
        }
      }
    }
  }
  for (const [exercise, solution] of pairs) {
    if (units.has(exercise) || used.has(exercise) || !isOneExercise(exercise, solution, pages)) continue
    solved.set(exercise, solution)
    if (!used.has(solution)) used.set(solution, { why: `solution of ${exercise.file}`, task: exercise })
  }
  return { links, used, units, solved }
}

/** If the link to an exercise is broken, the exercise is the page that matches its solution. */
function withPartner(entry: ExerciseLink, pairs: readonly (readonly [Page, Page])[]): ExerciseLink {
  if (entry.exercise !== undefined || entry.solution === undefined) return entry
  const partner = pairs.find(
    ([exercise, solution]) => solution === entry.solution?.page && !isCollection(exercise.file),
  )
  return partner === undefined ? entry : { ...entry, exercise: partner[0] }
}

/** Returns the tables and the outermost lists that link to other files. */
function linkingBlocks(page: Page): Element[] {
  const found: Element[] = []
  const visit = (node: Nodes, inList: boolean): void => {
    if (!('children' in node) || isElement(node, 'pre', 'p') || headingLevel(node) !== undefined) return
    const isList = isElement(node, 'ul', 'ol')
    if ((isElement(node, 'table') || (isList && !inList)) && linksFile(node)) found.push(node)
    for (const child of node.children) if (child.type === 'element') visit(child, inList || isList)
  }
  for (const block of page.blocks) visit(block, false)
  return found
}

function linksFile(node: Element): boolean {
  if (node.tagName === 'a') return !/^(?:#|\s*[a-z][a-z\d+.-]*:)/i.test(String(node.properties['href'] ?? '#'))
  return node.children.some((child) => child.type === 'element' && linksFile(child))
}

const exerciseWord = new RegExp(`^${anyOf(exerciseFileWords)}$`, 'i')
const solutionWord = new RegExp(`^${anyOf(solutionFileWords)}$`, 'i')

/**
 * Yields pages with the page of their solutions, matched by name: `x.md` and `solutions/x.md`, `exercises.md` and
 * `solutions.md`.
 */
function* pairedPages(pages: ReadonlyMap<string, Page>): Generator<readonly [Page, Page]> {
  const exercises = new Map<string, Page>()
  const solutions: Page[] = []
  for (const page of pages.values()) {
    if (isSolutionPath(page.file)) solutions.push(page)
    else {
      const key = pairKey(page.file)
      const rival = exercises.get(key)
      if (rival === undefined || isReadme(rival.file)) exercises.set(key, page)
    }
  }
  for (const solution of solutions) {
    const exercise = exercises.get(pairKey(solution.file))
    if (exercise !== undefined) yield [exercise, solution]
  }
}

/**
 * Returns what the paths of an exercise and its solution have in common: the path without the words that tell them
 * apart.
 */
function pairKey(file: string): string {
  const folders = posix.dirname(file).split('/')
  const name = posix.basename(file).replace(/\.[^.]*$/, '')
  const words = name.split(/[-_. ]+/).filter((word) => !exerciseWord.test(word) && !solutionWord.test(word))
  return [...folders.filter((folder) => !exerciseWord.test(folder) && !solutionWord.test(folder)), words.join(' ')]
    .join('/')
    .toLowerCase()
}

function isReadme(file: string): boolean {
  return /^(?:readme|index)\./i.test(posix.basename(file))
}

const collectionName = new RegExp(`(?:^|[-_. ])${anyOf(collectionFileWords)}(?=[-_. ])`, 'i')

/** Whether the name of a file says that it holds several exercises: `exercises.md`, `quiz.md`. */
function isCollection(file: string): boolean {
  return collectionName.test(posix.basename(file))
}

/** Whether a page with a matching solution is one exercise: it is in a folder for exercises, or says so. */
function isOneExercise(exercise: Page, solution: Page, pages: ReadonlyMap<string, Page>): boolean {
  if (isCollection(exercise.file) || exercise.blocks.length === 0 || isQuestionnaire(exercise)) return false
  if (exercise.blocks.some((block) => isElement(block, 'p') && solutionLinked(block, exercise, pages) === solution))
    return true
  const isMarked = saysExercise(exercise)
  if (isReadme(exercise.file)) return isMarked && posix.dirname(exercise.file) !== '.'
  const named = [...posix.dirname(exercise.file).split('/'), ...posix.basename(exercise.file).split(/[-_. ]+/)].some(
    (word) => exerciseWord.test(word),
  )
  return isMarked || named || posix.dirname(exercise.file) !== posix.dirname(solution.file)
}

const exerciseTitle = new RegExp(String.raw`^[^\p{L}\p{N}]*${anyOf(exerciseTitles)}[^\p{L}\p{N}]*$`, 'iu')

const startsAsExercise = new RegExp(String.raw`^[^\p{L}\p{N}]*${anyOf(exerciseTitleOpeners)}\b`, 'iu')

/** Whether a page has the headings of an exercise (Objective, Instructions), or the title of one. */
export function saysExercise(page: Page): boolean {
  const titles = page.blocks.filter((block) => headingLevel(block) !== undefined).map((block) => plainText([block]))
  return startsAsExercise.test(titles[0] ?? '') || titles.some((title) => exerciseTitle.test(title))
}

/** Whether a page is a list of questions rather than one exercise. */
function isQuestionnaire(page: Page): boolean {
  const headings = page.blocks.filter(
    (block) => headingLevel(block) !== undefined && askingOf(plainText([block])) === 'question',
  )
  return headings.length > 2 || page.blocks.filter(asksOnItsOwn).length > 1
}

/** Whether a block asks something that stands on its own: a fold whose summary asks, or a `Q:` line. */
export function asksOnItsOwn(block: Element): boolean {
  if (isElement(block, 'p')) return /^Q\s*:\s*\S/.test(plainText([block]))
  if (!isElement(block, 'details')) return false
  const summary = summaryOf(block)
  const text = summary === undefined ? '' : plainText([summary])
  return text !== '' && !isHandle(text) && askingOf(text) !== 'nothing'
}
