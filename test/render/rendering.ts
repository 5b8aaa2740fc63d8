import type { ElementContent } from 'hast'
import rehypeRaw from 'rehype-raw'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { Card, CardId, Content, NamedQuestion, Question } from '../../src/model/card.ts'
import { type Rendering, type RenderOptions, renderCard } from '../../src/render/html.ts'

const markdown = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .freeze()

/** Parses Markdown as blocks. */
export function blocks(source: string): ElementContent[] {
  const tree = markdown.runSync(markdown.parse(source))
  return tree.children.filter((node) => node.type === 'element')
}

/** Parses one paragraph of Markdown as phrases. */
export function phrases(source: string): ElementContent[] {
  const [paragraph] = blocks(source)
  return paragraph?.type === 'element' ? paragraph.children : []
}

/** Options of a project with a known repository and without images. */
export const options: RenderOptions = {
  rootDeck: 'Topdeck',
  sourceUrl: (file, line) => `https://git.example/r/${file}#L${line}`,
  readImage: () => ({ missing: 'absent' }),
}

/** A question at line 7 of `docker/README.md`. */
export function question(given: Partial<Question> = {}): NamedQuestion {
  return {
    id: 'a1B2c3D4e5F6' as CardId,
    file: 'docker/README.md',
    line: 7,
    endLine: 9,
    dialect: 'heading',
    kind: 'open',
    text: 'What is an image?',
    prompt: phrases('What is an image?'),
    numbering: '',
    answer: blocks('A template.'),
    answered: true,
    section: [],
    topic: 'docker',
    variant: 'docker',
    tags: [],
    deck: 'docker',
    ...given,
  }
}

/** Renders a card with one source. */
export function render(given: Partial<Question>, world: Partial<RenderOptions> = {}): Rendering {
  return renderCard(card(question(given)), { ...options, ...world })
}

/** A card with these sources, which shows all their answers. */
export function card(...sources: Card['sources']): Card {
  const [{ id, kind, topic, deck, tags, answered }] = sources
  return { id, kind, topic, deck, tags, answered, sources, answers: sources.filter((source) => source.answered) }
}

/** Renders an answer written in Markdown. */
export function answer(source: string, world: Partial<RenderOptions> = {}): string {
  return render({ answer: blocks(source) }, world).card.fields.answer
}

/** Renders the question of a cloze card. */
export function cloze(prompt: Content): string {
  return render({ kind: 'cloze', prompt, answer: [] }).card.fields.question
}

/** A cloze deletion. */
export function gap(number: number, children: ElementContent[], hint?: string): ElementContent {
  const properties = hint === undefined ? { dataCloze: number } : { dataCloze: number, dataHint: hint }
  return { type: 'element', tagName: 'span', properties, children }
}
