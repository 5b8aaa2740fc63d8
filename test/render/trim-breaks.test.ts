import { expect, test } from 'vitest'
import { answer } from './rendering.ts'

test.each([
  ['<br>\n\nA.\n\n<br>', '<p>A.</p>'],
  ['**<br>A.<br>**', '<p><strong>A.</strong></p>'],
  ['- <br>A.\n- B.<br>', '<ul><li>A.</li>\n<li>B.</li></ul>'],
  ['A.  \n<br>', '<p>A.</p>'],
])('line breaks at the edges of a field are left out: %j', (markdown, html) => {
  expect(answer(markdown)).toBe(html)
})

test('line breaks within a field stay, and so does the rest of its HTML', () => {
  expect(answer('A.<br>\n\nB<br>C.')).toBe('<p>A.<br></p><p>B<br>C.</p>')
  expect(answer('- A.\n- B.')).toBe('<ul>\n<li>A.</li>\n<li>B.</li>\n</ul>')
})
