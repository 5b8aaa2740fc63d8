import type { Element, ElementContent } from 'hast'
import { elementsOf } from '../parse/block.ts'

/** The elements that show or play a file. */
const players: ReadonlySet<string> = new Set(['audio', 'picture', 'video'])

/** Whether an element shows or plays a file in a way that a card can't. */
export function isPlayer(element: Element): boolean {
  return players.has(element.tagName) || (element.tagName === 'img' && element.properties['src'] === undefined)
}

/**
 * Turns an element that shows or plays a file into an image of that file, which is packed as a picture or as a sound.
 * Nothing is left of an element that names no file.
 */
export function asImage(element: Element): ElementContent[] {
  if (element.tagName === 'picture') {
    const own = elementsOf(element).find(({ tagName }) => tagName === 'img')
    if (own !== undefined) return isPlayer(own) ? asImage(own) : [own]
  }
  const address = addressOf(element)
  if (address === undefined) return []
  const { title, alt, width, height, ariaLabel } = element.properties
  const { position } = element
  const description = [alt, title, ariaLabel].find((text) => typeof text === 'string') ?? ''
  const size = element.tagName === 'img' ? { ...(width && { width }), ...(height && { height }) } : {}
  const properties = { src: address, alt: description, ...size }
  return [{ type: 'element', tagName: 'img', properties, children: [], ...(position && { position }) }]
}

/** The address of the file: its own, or that of its first source. */
function addressOf(element: Element): string | undefined {
  const own = [element, ...elementsOf(element).filter(({ tagName }) => tagName === 'source')].flatMap(
    ({ properties }) => {
      const { src, data } = properties
      return [src, data, firstOf(properties['srcSet'] ?? properties['srcset'])]
    },
  )
  return own.find((address): address is string => typeof address === 'string' && address.trim() !== '')
}

/** The first address of a `srcset`. */
function firstOf(set: unknown): string | undefined {
  const [first] = Array.isArray(set) ? set : [set]
  return typeof first === 'string' ? /^[^\s,]+/.exec(first.trim())?.[0] : undefined
}
