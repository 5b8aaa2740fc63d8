import type { Element } from 'hast'
import type { Card, Content, Media, Problem, Question, RenderedCard, Source } from '../card.ts'
import { problemAt } from '../problem.ts'
import { guardMarks, writeClozes } from './anki-syntax.ts'
import { clean } from './clean.ts'
import { dress, type Setting } from './content.ts'
import { hasRightToLeft, withDirections } from './direction.ts'
import type { ImageFile } from './media.ts'
import { writeHtml } from './write-html.ts'

/** What rendering needs to know of the world. */
export interface RenderOptions {
  /** Name of the deck above all others. */
  readonly rootDeck: string
  /**
   * Web address of a 1-based line of a file; undefined when no repository is known. Links of the content come here too:
   * then the file need not be Markdown, may be a folder, and its path may begin with `../`.
   */
  sourceUrl(file: string, line: number): string | undefined
  /** The image under a path below the topics folder; the path may begin with `../`. */
  readImage(path: string): ImageFile
}

/** A card in HTML, all but the time of its last change, with the media that it shows. */
export interface Rendering {
  readonly card: Omit<RenderedCard, 'changed'>
  readonly media: readonly Media[]
  /** Images that can't be had, content that is nested too deep. */
  readonly problems: readonly Problem[]
}

/** Renders a card by its first source. Pure, apart from what the options do. */
export function renderCard(card: Card, options: RenderOptions): Rendering {
  const [lead] = card.sources
  const media = new Map<string, Media>()
  const problems: Problem[] = []
  const setting = (side: Setting['side']): Setting => ({
    file: lead.file,
    line: lead.line,
    side,
    kind: card.kind,
    sourceUrl: options.sourceUrl,
    readImage: options.readImage,
    media,
    problems,
  })
  const fields = {
    question: renderContent(lead.prompt, setting('question')),
    answer: renderContent(lead.answer, setting('answer')),
    context: escapeText(lead.section.join(' › ')),
    source: card.sources.map(({ file, line }) => sourceLink(file, line, options.sourceUrl(file, line))).join('<br>'),
    notes: '',
    key: card.id,
  }
  const rendered = {
    id: card.id,
    kind: card.kind,
    topic: card.topic,
    deck: card.deck === '' ? options.rootDeck : `${options.rootDeck}::${card.deck}`,
    tags: card.tags,
    text: lead.text,
    fields,
    media: [...media.keys()],
    sources: card.sources.map(toSource),
  }
  return { card: rendered, media: [...media.values()], problems }
}

function toSource({ file, line, text, answered, dialect, variant }: Question): Source {
  return { file, line, question: text, answered, dialect, variant }
}

/** Deeper than anything that people write; what cleans and writes the tree goes down by recursion. */
const deepest = 200

function renderContent(content: Content, setting: Setting): string {
  if (content.length === 0) return ''
  const shallow = isTooDeep(content) ? [flat(content, setting)] : content
  const dressed = dress(clean(shallow), setting)
  const written = writeHtml(dressed)
  // Nearly nothing is written from right to left, and to look for it in the HTML costs next to nothing.
  const directed = hasRightToLeft(written) ? writeHtml(withDirections(dressed)) : written
  const html = guardMarks(directed.trim())
  return setting.kind === 'cloze' ? writeClozes(html) : html
}

function isTooDeep(content: Content, levels = deepest): boolean {
  for (const node of content) {
    if (node.type === 'element' && (levels === 0 || isTooDeep(node.children, levels - 1))) return true
  }
  return false
}

const unread: ReadonlySet<string> = new Set(['script', 'style'])

/** The text of content, however deep it lies, in one paragraph. */
function flat(content: Content, { file, line, problems }: Setting): Element {
  const reason = `Unexpected ${deepest} levels of nesting, expected fewer; the card shows the text alone`
  problems.push(problemAt({ file, line }, 'nesting', reason))
  const texts: string[] = []
  const waiting = [...content].reverse()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'text') texts.push(node.value)
    else if (node.type === 'element' && !unread.has(node.tagName)) waiting.push(...node.children.toReversed())
  }
  const value = texts.join(' ').replace(/\s+/g, ' ').trim()
  return { type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value }] }
}

function sourceLink(file: string, line: number, address: string | undefined): string {
  const name = escapeText(`${file}:${line}`)
  return address === undefined ? name : `<a href="${escapeText(address)}">${name}</a>`
}

function escapeText(text: string): string {
  return guardMarks(text.replace(/[&<>"]/g, (character) => references[character] ?? character))
}

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
