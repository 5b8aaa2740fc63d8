import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sixelOf } from '../../../src/terminal/pictures/sixel.ts'

/** What a terminal draws: the colours of the pixels in percent, by their places. */
function drawn(sixels: string): Map<string, string> {
  const [, body = ''] = /^ESCP0;1;0q"1;1;\d+;\d+(.*)ESC\\$/s.exec(sixels.replaceAll('\u001B', 'ESC')) ?? []
  const palette = new Map<string, string>()
  const pixels = new Map<string, string>()
  let [x, top, colour] = [0, 0, '']
  for (const [token, number, values, count, sign] of body.matchAll(
    /#(\d+)(?:;2;([\d;]+))?|!(\d+)([?-~])|[?-~]|[$-]/g,
  )) {
    if (number !== undefined) {
      colour = number
      if (values !== undefined) palette.set(number, values)
    } else if (token === '$') x = 0
    else if (token === '-') [x, top] = [0, top + 6]
    else {
      const bits = (sign ?? token).charCodeAt(0) - 63
      for (let times = Number(count ?? 1); times > 0; times -= 1, x += 1) {
        for (let row = 0; row < 6; row += 1) {
          if ((bits >> row) & 1) pixels.set(`${x},${top + row}`, palette.get(colour) ?? 'unknown')
        }
      }
    }
  }
  return pixels
}

test('a terminal draws the same pixels', () => {
  const shade = fc.nat(5)
  const size = fc.integer({ min: 1, max: 15 })
  fc.assert(
    fc.property(size, size, fc.infiniteStream(fc.tuple(shade, shade, shade, fc.boolean())), (width, height, stream) => {
      const wanted = new Map<string, string>()
      const data = new Uint8Array(width * height * 4)
      for (let at = 0; at < width * height; at += 1) {
        const [red, green, blue, isOpaque] = stream.next().value
        data.set([red * 51, green * 51, blue * 51, isOpaque ? 255 : 0], at * 4)
        if (isOpaque) wanted.set(`${at % width},${Math.floor(at / width)}`, `${red * 20};${green * 20};${blue * 20}`)
      }
      expect(drawn(sixelOf({ width, height, data }, width, height))).toEqual(wanted)
    }),
  )
})

test('a smaller picture has the average of what it covers', () => {
  const data = Uint8Array.from([255, 255, 255, 255, 0, 0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 255])
  const shades = [...drawn(sixelOf({ width: 4, height: 1, data }, 2, 1)).values()]
  expect(shades).toHaveLength(2)
  for (const each of shades) expect(['40;40;40', '60;60;60']).toContain(each)
})
