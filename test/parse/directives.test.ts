import { expect, test } from 'vitest'
import { parsed } from './parsed.ts'

function reported(source: string): (string | number | undefined)[][] {
  return parsed(source).problems.map(({ ruleId, line, reason }) => [ruleId, line, reason])
}

test.each([
  ['topdeck: skpi', 'expected card, skip, id, same-as or different-from; did you mean "skip"?'],
  ['topdeck: ids vXNRuAcv4yZi', 'Unexpected instruction "ids" in the comment'],
  ['topdeck: ids vXNRuAcv4yZi', 'did you mean "id"?'],
  ['topdeck: crad', 'did you mean "card"?'],
  ['topdeck: cards', 'did you mean "card"?'],
  ['topdeck card', 'did you mean "<!-- topdeck: card -->"?'],
  ['topdeck: card what is it', 'Unexpected words after "card"'],
  ['topdeck: SKIP', 'did you mean "skip"?'],
  ['topdeck:same vXNRuAcv4yZi', 'did you mean "same-as"?'],
  ['topdeck: same_as vXNRuAcv4yZi', 'did you mean "same-as"?'],
  ['topdeck: different-form vXNRuAcv4yZi', 'did you mean "different-from"?'],
  ['topdeck: hide', 'Unexpected instruction "hide" in the comment'],
  ['topdeck:', 'Unexpected empty instruction'],
  ['topdeck: id', 'Missing id in the comment "<!-- topdeck: id -->"'],
  ['topdeck: id vXNRuAcv4yZi or so', 'a question has one id'],
  ['topdek: skip', 'did you mean "<!-- topdeck: skip -->"?'],
  ['Topdeck: id vXNRuAcv4yZi', 'did you mean "<!-- topdeck: id vXNRuAcv4yZi -->"?'],
  ['topdeck：skip', 'did you mean "<!-- topdeck: skip -->"?'],
  ['topdeck skip', 'did you mean "<!-- topdeck: skip -->"?'],
])('the mistyped comment %j is reported', (comment, reason) => {
  const problems = reported(`# T\n\n<!-- ${comment} -->\n`)
  expect(problems).toEqual([['comment', 3, expect.stringContaining(reason)]])
})

test.each([
  ['a list', '- item\n\n  <!-- topdeck: skp -->\n', 3],
  ['a table', '| a | b |\n| - | - |\n| c <!-- topdeck: skp --> | d |\n', 3],
  ['a fold', '<details>\n<summary>What?</summary>\n\nIt.\n\n<!-- topdeck: skp -->\n\n</details>\n', 6],
  ['the title of a fold', '\n<details><summary>What? <!-- topdeck: skp --></summary>\n\nIt.\n\n</details>\n', 2],
])('its line is right in %s', (_, source, line) => {
  expect(reported(source)).toEqual([['comment', line, expect.stringContaining('did you mean "skip"?')]])
})

test.each([
  ['code', '```html\n<!-- topdeck: skp -->\n```\n\n`<!-- topdek: skip -->`\n'],
  ['a remark about the program', '<!-- topdeck is run by CI; see topdeck.lock -->\n'],
  ['another program', '<!-- toc: skip -->\n\n<!-- prettier-ignore -->\n'],
  ['an instruction', '<!-- topdeck: skip -->\n\n<!--topdeck: different-from vXNRuAcv4yZi, 98oaUFUNsYFW-->\n'],
  ['a page that is left out', '---\ntopdeck: false\n---\n\n<!-- topdeck: skp -->\n'],
])('%s is no mistyped comment', (_, source) => {
  expect(reported(source)).toEqual([])
})
