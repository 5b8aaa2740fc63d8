import { expect, test } from 'vitest'
import { answer } from './rendering.ts'

test('a block is highlighted by the language of its fence', () => {
  expect(answer('```bash\necho "a < b" # c\n```')).toBe(
    '<pre><code class="language-bash"><span class="hljs-built_in">echo</span> ' +
      '<span class="hljs-string">&quot;a &lt; b&quot;</span> <span class="hljs-comment"># c</span></code></pre>',
  )
})

test.each(['js', 'JavaScript', 'mjs'])('an alias of a language is known: %s', (name) => {
  expect(answer(`\`\`\`${name}\nconst a\n\`\`\``)).toContain('<span class="hljs-keyword">const</span>')
})

test.each(['yml', 'console', 'docker', 'py', 'tsx', 'toml', 'html', 'ps1'])('%s has a grammar', (name) => {
  const code = '$ FROM import "x" # <b a="c"> 12\na: true\n[x]\nk = "v"'
  expect(answer(`\`\`\`${name}\n${code}\n\`\`\``)).toContain('class="hljs-')
})

test('nothing is guessed: a block without a language or with an unknown one is plain', () => {
  expect(answer('```\nconst a = 1 < 2\n```')).toBe('<pre><code>const a = 1 &lt; 2</code></pre>')
  expect(answer('```nosuchthing\nconst a\n```')).toBe('<pre><code class="language-nosuchthing">const a</code></pre>')
  expect(answer('    const a')).toBe('<pre><code>const a</code></pre>')
})

test('the language of a pre written in HTML is used', () => {
  expect(answer('<pre lang="sql">select 1</pre>')).toBe(
    '<pre><code class="language-sql"><span class="hljs-keyword">select</span> <span class="hljs-number">1</span></code></pre>',
  )
})

test('the parts of a document are highlighted in their own language', () => {
  expect(answer('```html\n<style>a { color: red }</style>\n```')).toContain('<span class="hljs-attribute">color</span>')
  expect(answer('```dockerfile\nRUN echo "x"\n```')).toContain('<span class="hljs-string">&quot;x&quot;</span>')
})

test('colours do not depend on what was highlighted before', () => {
  const request = '```http\nPOST / HTTP/1.1\n\nSELECT name FROM users\n```'
  const before = answer(request)
  answer('```sql\nselect 1\n```')
  expect(answer(`${request}\n`)).toBe(before)
})

test('markup inside a pre is kept', () => {
  expect(answer('<pre>a <b>b</b>\n:rocket:</pre>')).toBe('<pre>a <b>b</b>\n:rocket:</pre>')
})
