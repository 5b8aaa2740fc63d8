import type { ElementContent } from 'hast'
import { imageEndings, soundEndings } from '../../model/media-endings.ts'

/** What stands between `[[` and `]]` in prose that isn't a link: internal slots of JavaScript, attributes of C++. */
const internalNames =
  /^(?:Prototype|Scopes?|Call|Construct|Get|Set|Delete|Value|Writable|Enumerable|Configurable|Environment|HomeObject|PromiseState|PromiseResult|PromiseFulfillReactions|FunctionLocation|BoundThis|BoundTargetFunction|Class|Entries|Handler|Target|ThisMode|ThisValue|Realm|Extensible|DefineOwnProperty|GetOwnProperty|HasProperty|OwnPropertyKeys|GetPrototypeOf|SetPrototypeOf|IsExtensible|PreventExtensions|DefaultValue|PrimitiveValue|nodiscard|noreturn|maybe_unused|fallthrough|deprecated|likely|unlikely|carries_dependency|no_unique_address|assume)$/i

const media = new RegExp(String.raw`\.(?:${[...imageEndings, ...soundEndings].join('|')})$`, 'i')

/**
 * Returns what a card shows of `[[page#heading|words]]` (a link) or `![[picture.png|200]]` (an embed), given what stands
 * between the brackets: the words or the name, or the picture or the sound; undefined when it is neither.
 */
export function noteLink(written: string, as: 'link' | 'embed'): ElementContent | undefined {
  const [target = '', ...labels] = written.split('|').map((part) => part.replace(/\\$/, ''))
  const [page = '', ...headings] = target.split('#')
  if (!isTarget(target) || (as === 'link' && labels.length === 0 && internalNames.test(target))) return undefined
  if (as === 'embed' && media.test(page.trim())) return embedded(page.trim(), labels)
  const label = labels.join('|').trim()
  return { type: 'text', value: label === '' ? nameOf(page, headings) : label }
}

function isTarget(target: string): boolean {
  if (/^[\s:'"]|\s$/.test(target)) return false
  return /\p{L}/u.test(target) || /^(?:\d+|\d{4}-\d{2}(?:-\d{2})?)$/.test(target)
}

/** The name of a link as Obsidian shows it: `page > heading`. */
function nameOf(page: string, headings: readonly string[]): string {
  return [page, ...headings.filter((heading) => !heading.startsWith('^'))].filter((part) => part !== '').join(' > ')
}

function embedded(src: string, labels: readonly string[]): ElementContent {
  const size = /^\s*(\d{1,4})(?:x(\d{1,4}))?\s*$/.exec(labels.at(-1) ?? '')
  const [, width, height] = size ?? []
  const alt = (size === null ? labels : labels.slice(0, -1)).join('|').trim()
  const properties = {
    src,
    alt,
    dataEmbed: '',
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
  }
  return { type: 'element', tagName: 'img', properties, children: [] }
}
