const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** How many base62 digits a JavaScript number holds exactly. */
const group = 8
const groupSize = 62n ** BigInt(group)

/**
 * The first 16 bytes of a hexadecimal digest in base62, least significant digit first.
 * @param length How many digits to give; at most 16.
 */
export function base62(hexDigest: string, length: number): string {
  let rest = BigInt(`0x${hexDigest.slice(0, 32)}`)
  let text = ''
  while (text.length < length) {
    let part = Number(rest % groupSize)
    rest /= groupSize
    for (let digit = 0; digit < group && text.length < length; digit++) {
      text += digits.charAt(part % 62)
      part = Math.floor(part / 62)
    }
  }
  return text
}
