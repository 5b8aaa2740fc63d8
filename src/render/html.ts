import type { Element } from 'hast'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { VFile } from 'vfile'
import type { Card, Content, Media, Problem, RenderedCard } from '../card.ts'
import { plainText } from '../parse/block.ts'
import { problemAt } from '../problem.ts'
import { guardMarks, writeClozes } from './anki-syntax.ts'
import { rehypeCardContent, type Setting } from './content.ts'
import type { ImageFile } from './media.ts'
import { schema } from './schema.ts'

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
  const { sourceUrl, readImage } = options
  const setting: Omit<Setting, 'side'> = {
    ...{ file: lead.file, line: lead.line, kind: card.kind },
    ...{ sourceUrl, readImage, media, problems },
  }
  const fields = {
    question: renderContent(lead.prompt, { ...setting, side: 'question' }),
    answer: renderContent(lead.answer, { ...setting, side: 'answer' }),
    context: escapeText(lead.section.join(' › ')),
    source: card.sources.map(({ file, line }) => sourceLink(file, line, sourceUrl(file, line))).join('<br>'),
    notes: '',
    key: card.id,
  }
  const sources = card.sources.map(({ file, line, text, answered, dialect, variant }) => ({
    ...{ file, line, question: text, answered, dialect, variant },
  }))
  return {
    card: {
      ...{
        id: card.id,
        kind: card.kind,
        topic: card.topic,
        deck: card.deck === '' ? options.rootDeck : `${options.rootDeck}::${card.deck}`,
      },
      ...{ tags: card.tags, text: lead.text, fields, media: [...media.keys()], sources },
    },
    media: [...media.values()],
    problems,
  }
}

/** Deeper than anything that people write; what cleans and writes the tree goes down by recursion. */
const deepest = 200

const processor = unified()
  .use(rehypeSanitize, schema)
  .use(rehypeCardContent)
  .use(rehypeStringify, { allowDangerousHtml: true, characterReferences: { useNamedReferences: true } })
  .freeze()

function renderContent(content: Content, setting: Setting): string {
  if (content.length === 0) return ''
  const file = new VFile({ data: { setting } })
  const children = isTooDeep(content) ? [flat(content, setting)] : [...content]
  const html = guardMarks(processor.stringify(processor.runSync({ type: 'root', children }, file)).trim())
  return setting.kind === 'cloze' ? writeClozes(html) : html
}

function isTooDeep(content: Content, levels = deepest): boolean {
  return content.some((node) => node.type === 'element' && (levels === 0 || isTooDeep(node.children, levels - 1)))
}

/** What content says, in one paragraph. */
function flat(content: Content, { file, line, problems }: Setting): Element {
  const reason = `Unexpected ${deepest} levels of nesting, expected fewer; the card shows the text alone`
  problems.push(problemAt({ file, line }, 'nesting', reason))
  return { type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value: plainText(content) }] }
}

function sourceLink(file: string, line: number, address: string | undefined): string {
  const name = escapeText(`${file}:${line}`)
  return address === undefined ? name : `<a href="${escapeText(address)}">${name}</a>`
}

function escapeText(text: string): string {
  return guardMarks(text.replace(/[&<>"]/g, (character) => references[character] ?? character))
}

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
