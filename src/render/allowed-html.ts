import { defaultSchema, type Schema } from 'hast-util-sanitize'

const dropped: ReadonlySet<string> = new Set(['picture', 'source'])
const names = (defaultSchema.tagNames ?? []).filter((name) => !dropped.has(name))
const more = ['abbr', 'caption', 'col', 'colgroup', 'figcaption', 'figure', 'mark', 'small', 'u', 'wbr']

/**
 * The schema for hast-util-sanitize of the HTML that cards may contain: its default (GitHub's) without ids, names, styles,
 * forms and anything that loads or runs. Classes are allowed only for the language of code, and for maths and task lists.
 */
export const schema: Schema = {
  ...defaultSchema,
  tagNames: [...names, ...more],
  attributes: {
    '*': ['align', 'dir', 'lang', 'title', 'vAlign'],
    a: ['href', 'dataFootnoteBackref', 'dataFootnoteRef'],
    code: [['className', /^language-[\w+#.-]+$/, /^math-(?:inline|display)$/]],
    col: ['span', 'width'],
    colgroup: ['span'],
    details: ['open'],
    h2: [['className', 'sr-only']],
    img: ['src', 'alt', 'width', 'height', 'dataEmbed'],
    input: ['checked', ['type', 'checkbox']],
    li: ['value', ['className', 'task-list-item']],
    ol: ['start', 'reversed', 'type'],
    section: ['dataFootnotes'],
    span: ['dataCloze', 'dataHint'],
    td: ['colSpan', 'rowSpan', 'width'],
    th: ['colSpan', 'rowSpan', 'scope', 'width'],
  },
  clobber: [],
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https', 'data'] },
  required: {},
  strip: [
    ...['applet', 'audio', 'canvas', 'embed', 'frame', 'frameset', 'head', 'iframe', 'link', 'math', 'meta', 'noembed'],
    ...['noframes', 'noscript', 'object', 'script', 'select', 'style', 'svg', 'template', 'title', 'video'],
  ],
}
