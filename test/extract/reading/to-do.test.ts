import { expect, test } from 'vitest'
import { found } from '../found.ts'

const questions = (markdown: string) => found(markdown).filter(({ answered }) => answered)

test.each([
  '# Should we move?\n\n- [x] Ask the landlord\n- [ ] Compare prices\n',
  '## How do we launch the site?\n\n- [x] Buy the domain\n- [x] Set up the server\n- [ ] Announce it\n',
  '## Is the release ready?\n\n- [x] Tests pass\n- [x] The notes are written\n- [ ] The tag is pushed\n',
  '## Tasks\n\n- [x] Task 1: Dig the pond\n  - [x] Mark the edge\n  - [x] Dig\n- [x] Task 2: Fill it\n  - [x] Lay the sheet\n',
  '## Was müssen wir noch tun?\n\n- [x] Zelt kaufen\n- [ ] Route planen\n',
  '## What did we finish this sprint?\n\n- [x] The login page (#12)\n- [x] The cart (#13)\n- [ ] The search (#14)\n',
])('%j is a list of tasks', (markdown) => {
  expect(questions(markdown)).toEqual([])
})

test.each([
  ['### Which flag publishes a port?\n\n- [ ] `-v`\n- [x] `-p`\n', '-p'],
  [
    '### What should you do when a mast breaks?\n\n- [x] Cut the rigging\n- [ ] Call a friend\n- [ ] Wait\n',
    'Cut the rigging',
  ],
  ['### Q3. Which of these float?\n\n- [x] wood\n- [x] cork\n- [ ] iron\n', 'wood\ncork'],
  ['## What do we call a young goat?\n\n- [ ] Calf\n- [x] Kid\n', 'Kid'],
  ['## Is water wet?\n\n- [x] Yes\n- [ ] No\n', 'Yes'],
])('%j is a question with options', (markdown, answer) => {
  expect(questions(markdown)).toMatchObject([{ answer, kind: 'choice' }])
})

test('an answer of boxes of which none is ticked is no answer yet', () => {
  expect(found('## Which is the largest ocean?\n\n- [ ] the Pacific\n- [ ] the Atlantic\n')).toMatchObject([
    { answered: false },
  ])
})

test('ticked options may be signs', () => {
  expect(found('## Which is the parent folder?\n\n- [ ] .\n- [x] ..\n- [ ] ~\n')).toMatchObject([
    { answer: '..', answered: true },
  ])
})
