import { expect, test } from 'vitest'
import { webAddress } from '../../src/text/web-address.ts'

test.each([
  ['https://example.org/a?b=c&d#e', 'https://example.org/a?b=c&d#e'],
  ['HTTP://Example.ORG', 'http://example.org/'],
  ['  https://example.org/a b', 'https://example.org/a%20b'],
  ['https://müller.example/ü', 'https://xn--mller-kva.example/%C3%BC'],
  ['https://example.org/\n--flag', 'https://example.org/--flag'],
  ['https://example.org/\u001B]0;x\u0007y', 'https://example.org/%1B]0;x%07y'],
])('%j is an address of the web', (written, address) => {
  expect(webAddress(written)).toBe(address)
})

test.each([
  ...['file:///etc/passwd', 'FILE:///etc/passwd', 'fi\tle:///etc/passwd', '-h', ' -h', '--help', '/bin/sh', './run.sh'],
  ...[
    'javascript:alert(1)',
    'data:text/html,x',
    'vscode://file/x',
    'smb://host/share',
    '//host/share',
    '\\\\host\\share',
  ],
  ...[
    'mailto:a@example.org?attach=/etc/passwd',
    'calc.exe',
    '',
    'https:',
    'https:///',
    'https:example.org',
    'https://[',
  ],
])('%j is none', (written) => {
  expect(webAddress(written)).toBeUndefined()
})
