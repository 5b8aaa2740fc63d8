/** The background of a terminal, which decides about the colours that can be read on it. */

/** How bright a background is. */
export type Background = 'dark' | 'light'

/**
 * Asks a terminal for its background (OSC 11), and then for what it is (DA1), which nearly all terminals tell: one that
 * tells only that doesn't know its background.
 */
export const backgroundQuestion = '\u001B]11;?\u001B\\\u001B[c'

/** What a reply says about the background: how bright it is, or, as `asked`, that no answer is to come. */
export function backgroundIn(reply: string): Background | 'asked' | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: replies begin with one
  if (/^\u001B\[\?[\d;]*c$/.test(reply)) return 'asked'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: replies begin with one
  const [, colour] = /^\u001B\]11;([^\u0007\u001B]*)/.exec(reply) ?? []
  const channels = colour === undefined ? undefined : channelsOf(colour)
  if (channels === undefined) return undefined
  const [red = 0, green = 0, blue = 0] = channels.map(linear)
  // From here on, black has more contrast than white.
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? 'light' : 'dark'
}

/** The attributes of a terminal in its answer about what it is; undefined for any other reply. */
export function attributesIn(reply: string): readonly number[] | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: replies begin with one
  const [, listed] = /^\u001B\[\?([\d;]*)c$/.exec(reply) ?? []
  return listed?.split(';').map(Number)
}

/** Red, green and blue from 0 to 1, of a colour as X11 writes it: `rgb:fdfd/f6f6/e3e3` or `#fdf6e3`. */
function channelsOf(colour: string): readonly number[] | undefined {
  const [, slashed] = /^rgba?:((?:[\da-f]{1,4}\/){2,3}[\da-f]{1,4})$/i.exec(colour) ?? []
  const [, packed = ''] = /^#((?:[\da-f]{3}){1,4})$/i.exec(colour) ?? []
  const size = packed.length / 3
  const digits =
    slashed?.split('/') ?? (size === 0 ? [] : [0, 1, 2].map((at) => packed.slice(at * size, (at + 1) * size)))
  return digits.length < 3
    ? undefined
    : digits.slice(0, 3).map((text) => Number.parseInt(text, 16) / (16 ** text.length - 1))
}

/** The share of light of a channel of sRGB. */
function linear(share: number): number {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
