/** The formats of images, and their sizes, as the first bytes of a file tell them. */

/** An image file. */
export interface ImageHeader {
  readonly format: 'png' | 'jpeg' | 'gif' | 'webp'
  /** In pixels. */
  readonly width: number
  readonly height: number
}

/** What the beginning of a file says about the image in it; undefined if it is none that a terminal could show. */
export function imageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = png(view) ?? gif(view) ?? webp(view) ?? jpeg(view)
  return found !== undefined && found.width > 0 && found.height > 0 ? found : undefined
}

function starts(view: DataView, text: string, at = 0): boolean {
  if (view.byteLength < at + text.length) return false
  return [...text].every((character, index) => view.getUint8(at + index) === character.charCodeAt(0))
}

function png(view: DataView): ImageHeader | undefined {
  if (view.byteLength < 24 || !starts(view, '\u0089PNG\r\n\u001A\n') || !starts(view, 'IHDR', 12)) return undefined
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

function gif(view: DataView): ImageHeader | undefined {
  if (view.byteLength < 10 || !(starts(view, 'GIF87a') || starts(view, 'GIF89a'))) return undefined
  return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

function webp(view: DataView): ImageHeader | undefined {
  if (view.byteLength < 30 || !starts(view, 'RIFF') || !starts(view, 'WEBP', 8)) return undefined
  const size = (width: number, height: number): ImageHeader => ({ format: 'webp', width, height })
  if (starts(view, 'VP8 ', 12)) return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
  if (starts(view, 'VP8L', 12)) {
    const packed = view.getUint32(21, true)
    return size((packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1)
  }
  if (!starts(view, 'VP8X', 12)) return undefined
  const triple = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000 + 1
  return size(triple(24), triple(27))
}

/** The size stands in the first segment that begins a frame. */
function jpeg(view: DataView): ImageHeader | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { format: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}
