/** The pictures of cards: their files, and what a terminal can show of them. */

import { pathToFileURL } from 'node:url'
import type { PictureView } from '../../io/terminal-pictures.ts'
import type { PictureFile } from '../../project/topics/card-pictures.ts'
import { encodeAddress } from '../../render/field/escape-controls.ts'
import { type FieldNode, parseField } from '../../render/field/field-html.ts'
import type { FindFile } from '../../terminal/field-phrases.ts'
import { type CellSize, type Picture, pictureOf } from '../../terminal/pictures/picture.ts'
import { memoise } from '../../text/memoise.ts'

/** The pictures that a session can show. */
export interface CardPictures {
  /** Names the file of an image in a field. */
  readonly fileOf: FindFile
  /** The images of a field in their order, no larger than this, as far as the terminal can show them. */
  drawn(html: string, most: CellSize): readonly Picture[]
  /** The paths of the files of the images in a field, in their order. */
  paths(html: string): readonly string[]
}

/** How many files are remembered. */
const MOST_FILES = 50
/** More pictures than this would push the text off the screen. */
const MOST_PICTURES = 4

/**
 * The pictures of the cards at hand.
 * @param find gives the file of a picture by the name that it has in a field
 * @param showPath writes a path as people read it
 */
export function cardPictures(
  find: (name: string) => PictureFile | undefined,
  view: Exclude<PictureView, 'off'>,
  showPath: (path: string) => string,
): CardPictures {
  const files = memoise((source) => ({ file: find(source) }), MOST_FILES)
  // A picture that is the same object is not sent to the terminal again.
  const pictures = memoise((asked) => {
    const [columns = 0, rows = 0, ...source] = asked.split(' ')
    const { file } = files(source.join(' '))
    if (file === undefined || view === 'link') return { picture: undefined }
    return { picture: pictureOf(file.bytes, view, { columns: Number(columns), rows: Number(rows) }) }
  }, MOST_FILES)
  return {
    fileOf(source) {
      const { file } = files(source)
      if (file === undefined) return undefined
      return { path: showPath(file.path), address: encodeAddress(pathToFileURL(file.path).href) }
    },
    drawn(html, { columns, rows }) {
      const made = imagesIn(html).map((source) => pictures(`${columns} ${rows} ${source}`).picture)
      return made.flatMap((picture) => picture ?? []).slice(0, MOST_PICTURES)
    },
    paths: (html) => imagesIn(html).flatMap((source) => files(source).file?.path ?? []),
  }
}

function imagesIn(html: string): readonly string[] {
  return html.includes('<img') ? [...new Set(sourcesIn(parseField(html)))] : []
}

function sourcesIn(nodes: readonly FieldNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return []
    const source = node.name === 'img' ? node.attributes.get('src') : undefined
    return source === undefined ? sourcesIn(node.children) : [source]
  })
}
