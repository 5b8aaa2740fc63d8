import { expect, test } from 'vitest'
import { ankiField, fieldChecksum, sortText } from '../../../src/emit/apkg/anki-field.ts'

test('the checksum is that of Anki', () => {
  expect(fieldChecksum('test')).toBe(2840236005)
  expect(fieldChecksum('今日')).toBe(1464653051)
})

test.each([
  ['<p>Who <b>steers</b>?</p>', 'Who steers?'],
  ['a<!-- a > b -->b<style>p > a {}</style>c<SCRIPT>1 < 2</SCRIPT>d', 'abcd'],
  ['&lt;PID&gt; &amp;lt; &#x3C;x&#62; &quot;a&nbsp;b&quot;&#xA0;c', '<PID> &lt; <x> "a b" c'],
  ['see <img alt="a > b" src="sea-1.png" width=3> now', 'see  sea-1.png  now'],
  ["<audio controls src='horn.mp3'></audio>", ' horn.mp3 '],
  ['<object data=map.svg></object>', ' map.svg '],
  ['an <img alt="nothing"> without a name', 'an  without a name'],
  ['&lt;a&gt; & b', '&lt;a&gt; & b'],
  ['&lt;a&gt; &unknown; b', '&lt;a&gt; &unknown; b'],
  ['&#x110000;', '&#x110000;'],
  ['a\u00a0b', 'a\u00a0b'],
  ['a\u00a0b &amp; c', 'a b & c'],
])('the sort text of %s', (html, words) => {
  expect(sortText(html)).toBe(words)
})

test('a field loses control characters except line feed and tab, and is normalised to NFC', () => {
  expect(ankiField('a\0b\x1fc\x7fd\re\n\tA\u030a\u0085')).toBe('abcde\n\t\u00c5\u0085')
})
