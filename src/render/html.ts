import type { Element } from 'hast'
import type { Card, Content, Media, NamedQuestion, Problem, Question, RenderedCard, Source } from '../model/card.ts'
import { deckBelow } from '../model/deck-name.ts'
import { problemAt } from '../model/problem.ts'
import { clean } from './clean.ts'
import { formulaProblem, type RenderSetting, toCardContent } from './content.ts'
import { hasRightToLeft, withDirections } from './direction.ts'
import { guardMarks } from './field/anki-syntax.ts'
import { escapeHtml, escapeText } from './field/escape.ts'
import { finishField } from './field/finish-field.ts'
import type { ImageFile } from './media.ts'
import type { RemoteImage, RemoteImages } from './remote-images.ts'
import { trimBreaks } from './trim-breaks.ts'
import { writeHtml } from './write-html.ts'

/** What rendering needs to know about the project. */
export interface RenderOptions {
  /** Name of the parent deck of all decks. */
  readonly rootDeck: string
  /**
   * Web address of a 1-based line of a file; undefined when no repository is known. It is called for links in the content
   * too: then the path can be that of any file or folder, and can begin with `../`.
   */
  sourceUrl(file: string, line: number): string | undefined
  /** Whether cards show images from the web; without it, they do. */
  readonly images?: RemoteImages
  /** Reads the image or sound at a path relative to the topics folder, which can begin with `../` or `anywhere`. */
  readImage(path: string): ImageFile
}

/** A rendered card, without the time of its last change, with the media that it shows. */
export interface Rendering {
  readonly card: Omit<RenderedCard, 'changed'>
  readonly media: readonly Media[]
  /** The images that load from the web when the card shows. */
  readonly remoteImages: readonly RemoteImage[]
  /** Images and sounds that cannot be shown, and content that is nested too deeply. */
  readonly problems: readonly Problem[]
}

/** Renders a card: the question from its first source, the answers from `card.answers`. Pure, except for the options. */
export function renderCard(card: Card, options: RenderOptions): Rendering {
  const [lead] = card.sources
  const media = new Map<string, Media>()
  const remoteImages: RemoteImage[] = []
  const problems: Problem[] = []
  const setting = (side: RenderSetting['side'], { file, line }: Question): RenderSetting => ({
    file,
    line,
    side,
    kind: card.kind,
    sourceUrl: options.sourceUrl,
    readImage: options.readImage,
    images: options.images ?? 'allow',
    media,
    remoteImages,
    problems,
  })
  const fields = {
    question: renderContent(lead.prompt, setting('question', lead)),
    answer: renderAnswers(card.answers, (source) => renderContent(source.answer, setting('answer', source))),
    context: finished(escapeHtml(lead.section.join(' › ')), { ...setting('question', lead), kind: 'open' }),
    source: card.sources.map(({ file, line }) => sourceLink(file, line, options.sourceUrl(file, line))).join('<br>'),
    notes: '',
    key: card.id,
  }
  const rendered = {
    id: card.id,
    kind: card.kind,
    topic: card.topic,
    deck: deckBelow(options.rootDeck, card.deck),
    tags: card.tags,
    text: lead.text,
    fields,
    media: [...media.keys()],
    sources: card.sources.map(toSource),
  }
  return { card: rendered, media: [...media.values()], remoteImages, problems }
}

function toSource({ topic, file, line, text, answered, dialect, variant }: Question): Source {
  return { topic, file, line, question: text, answered, dialect, variant }
}

/** Renders a single answer as it is; of several, each follows the name of its variant. */
function renderAnswers(sources: readonly NamedQuestion[], render: (source: NamedQuestion) => string): string {
  const answers = sources.map((source) => ({ source, html: render(source) })).filter(({ html }) => html !== '')
  const [first] = answers
  if (first === undefined || answers.length === 1) return first?.html ?? ''
  const shown = answers.map(({ source }) => source)
  return answers
    .map(({ source, html }) => {
      const name = `<div class="variant-name">${escapeText(variantName(source, shown))}</div>`
      return `<div class="variant">${name}${html}</div>`
    })
    .join('')
}

/** The variant of a source, with as much of its place as is needed to distinguish it from the others. */
function variantName(source: NamedQuestion, others: readonly NamedQuestion[]): string {
  const isOwn = (nameOf: (source: NamedQuestion) => string) =>
    others.every((other) => other === source || nameOf(other) !== nameOf(source))
  const nameOf = variantNames.find(isOwn) ?? variantWithLine
  return nameOf(source)
}

const variantWithLine = ({ variant, file, line }: Question) => `${variant} · ${file}:${line}`

const variantNames = [
  ({ variant }: Question) => variant,
  ({ variant, file }: Question) => `${variant} · ${file.slice(file.lastIndexOf('/') + 1)}`,
  ({ variant, file }: Question) => `${variant} · ${file}`,
]

/** Deeper nesting than anything people write; the limit is needed because sanitising and writing are recursive. */
const deepest = 200

function renderContent(content: Content, setting: RenderSetting): string {
  if (content.length === 0) return ''
  const shallow = isTooDeep(content) ? [flat(content, setting)] : content
  const nodes = trimBreaks(toCardContent(clean(shallow), setting))
  const written = writeHtml(nodes)
  // Right-to-left text is rare, and searching the HTML for it is cheap.
  const directed = hasRightToLeft(written) ? writeHtml(withDirections(nodes)) : written
  return finished(directed.trim(), setting)
}

/** Finishes a field, and reports the formulas that it shows as they are written. */
function finished(html: string, { file, line, kind, problems }: FieldSetting): string {
  const field = finishField(html, kind, 'marks')
  for (const command of new Set(field.forbidden)) problems.push(formulaProblem({ file, line }, command))
  return field.html
}

type FieldSetting = Pick<RenderSetting, 'file' | 'line' | 'kind' | 'problems'>

function isTooDeep(content: Content, levels = deepest): boolean {
  for (const node of content) {
    if (node.type === 'element' && (levels === 0 || isTooDeep(node.children, levels - 1))) return true
  }
  return false
}

const unread: ReadonlySet<string> = new Set(['script', 'style'])

/** Reduces content to its text, in one paragraph, and reports that; not recursive. */
function flat(content: Content, { file, line, problems }: RenderSetting): Element {
  const reason = `Unexpected nesting of more than ${deepest} levels; the card shows only the text`
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
  return address === undefined ? name : `<a href="${guardMarks(escapeHtml(address))}">${name}</a>`
}
