/**
 * The text of a file in UTF-8 or UTF-16, without a byte order mark. Windows PowerShell writes the output of programs as
 * UTF-16. Without a byte order mark, UTF-16 is recognised by a zero byte in the first character, which must be ASCII.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding =
    (first === 0xff && second === 0xfe) || second === 0
      ? 'utf-16le'
      : (first === 0xfe && second === 0xff) || first === 0
        ? 'utf-16be'
        : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
