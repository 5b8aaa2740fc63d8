const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** The first 16 bytes of a hexadecimal digest as `length` (at most 16) characters of base62. */
export function base62(hexDigest: string, length: number): string {
  let rest = BigInt(`0x${hexDigest.slice(0, 32)}`)
  let text = ''
  while (text.length < length) {
    text += digits.charAt(Number(rest % 62n))
    rest /= 62n
  }
  return text
}
