import { describe, expect, it } from 'vitest'
import { text } from '../../../../src/extract/dialects/text/text.ts'
import { plainText } from '../../../../src/parse/block.ts'
import { parsePage } from '../../../../src/parse/page.ts'
import { loadParsers } from '../../../../src/parse/parsers.ts'
import { extraction, found } from '../../found.ts'

const parsers = await loadParsers([])

/** A page with enough plain questions to be read as text, followed by the lines under test. */
function page(...lines: string[]): string {
  const others = [
    'What is a pod?',
    'The smallest thing that is scheduled.',
    'What is a node?',
    'A machine that runs pods.',
    'Why is there a scheduler?',
    'It chooses a node for every pod.',
  ]
  return [...others, ...lines].join('\n')
}

/** Returns the questions in the lines under test. */
function foundBehind(...lines: string[]) {
  return found(page(...lines)).slice(3)
}

/** Returns what this dialect alone finds on a page. */
function drafts(markdown: string) {
  const read = parsePage('page.md', markdown, parsers)
  const findings = read.blocks.map((_, index) =>
    text.find({ page: read, pages: new Map(), blocks: read.blocks, index, endsAnswer: () => false }),
  )
  return findings
    .flatMap((finding) => finding?.drafts ?? [])
    .map(({ title, more, answer }) => ({
      title: plainText(title),
      more: plainText(more ?? []),
      answer: plainText(answer),
    }))
}

function texts(markdown: string): string[] {
  return found(markdown)
    .filter(({ dialect }) => dialect === 'text')
    .map(({ text }) => text)
}

describe('questions of a text without markup', () => {
  it('are lines that ask, answered by the lines below', () => {
    expect(found(page())).toMatchObject([
      { text: 'What is a pod?', answer: 'The smallest thing that is scheduled.', line: 1, dialect: 'text' },
      { text: 'What is a node?', answer: 'A machine that runs pods.', line: 3, answered: true },
      { text: 'Why is there a scheduler?', answer: 'It chooses a node for every pod.', line: 5 },
    ])
  })

  it('have no answer if the next question follows directly', () => {
    expect(
      foundBehind('What is a taint?', 'Explain tolerations', 'How are taints removed?', 'With a minus.'),
    ).toMatchObject([
      { text: 'What is a taint?', answered: false },
      { text: 'Explain tolerations', answered: false },
      { text: 'How are taints removed?', answered: true },
    ])
  })

  it('may be tasks, statements to judge, gaps to fill in, and scenarios that end with a question', () => {
    const asked = foundBehind(
      'Describe the life of a pod',
      '- it is scheduled',
      '- it runs',
      'True or False? A pod moves between nodes',
      'False. It is made anew.',
      'A service can exist without any pod behind it',
      'True, it then has no endpoints.',
      'A pod is chosen by its ____',
      'Labels',
      'A pod of yours is gone after a reboot. How do you keep it running?',
      'With a deployment.',
      'You have ten pods. Demonstrate how to make them twelve',
      'kubectl scale deployment/web --replicas 12',
    )
    expect(asked.map(({ text, kind, answered }) => [text, kind, answered])).toEqual([
      ['Describe the life of a pod', 'open', true],
      ['True or False? A pod moves between nodes', 'true-false', true],
      ['A service can exist without any pod behind it', 'open', true],
      ['A pod is chosen by its ____', 'fill-blank', true],
      ['A pod of yours is gone after a reboot. How do you keep it running?', 'open', true],
      ['You have ten pods. Demonstrate how to make them twelve', 'open', true],
    ])
  })

  it('are joined where inline code was broken out onto lines of its own', () => {
    const asked = foundBehind(
      'What does',
      'kubectl drain',
      'do?',
      'It moves the pods off a node.',
      'Why after running kubectl delete pod web',
      'the output of kubectl get pods',
      'shows a new one?',
      'The deployment made it.',
    )
    expect(asked.map(({ text, line }) => [text, line])).toEqual([
      ['What does kubectl drain do?', 7],
      ['Why after running kubectl delete pod web the output of kubectl get pods shows a new one?', 11],
    ])
  })

  it('are joined with a question mark that was broken off', () => {
    const [asked] = drafts(page('What happens when you run kubectl cordon n1', '?', 'Nothing new comes there.')).slice(
      3,
    )
    expect(asked).toMatchObject({
      title: 'What happens when you run kubectl cordon n1?',
      answer: 'Nothing new comes there.',
    })
  })

  it('include the list that they announce, even if a copy contains it twice', () => {
    const list = ['-', 'pod', '-', 'branch', '-', 'node', 'pod', 'branch', 'node']
    const [asked] = drafts(
      page('Which of the following are objects of a cluster?', ...list, 'The pod and the node.'),
    ).slice(3)
    expect(asked).toMatchObject({ more: 'pod\nbranch\nnode', answer: 'The pod and the node.' })
  })

  it('do not include what an answer asks in passing', () => {
    const asked = foundBehind(
      'What is a digest?',
      'Tags can move. How would you know that two images are the same?',
      'By their digests.',
      'What is a canary?',
      'Do all users get it? No, only a few of them do.',
      'So how are they chosen?',
      'By chance.',
    )
    expect(asked.map(({ text }) => text)).toEqual(['What is a digest?', 'What is a canary?'])
  })

  it('have the titles in a table of contents as their sections, not as answers', () => {
    const markdown = [
      'Guide',
      '- Basics',
      '- Storage',
      'Basics',
      page('Storage', 'What is a claim?', 'A wish for room.'),
    ].join('\n')
    const claim = found(markdown).at(-1)
    expect(claim).toMatchObject({ text: 'What is a claim?', section: ['Storage'] })
    expect(found(markdown)[2]).toMatchObject({ answer: 'It chooses a node for every pod.', section: ['Basics'] })
  })

  it('may be numbered', () => {
    const markdown = '1. What is DNS?\nNames.\n2. Which port has it?\n53.\n3. What is a CNAME?\nAn alias.\n'
    expect(texts(markdown)).toEqual(['What is DNS?', 'Which port has it?', 'What is a CNAME?'])
  })

  it('are found in scripts without spaces', () => {
    const markdown =
      '什么是节点？\n运行容器的机器。\n如何查看日志？\nkubectl logs web\n为什么需要卷？\n为了保存数据。\n'
    expect(texts(markdown)).toEqual(['什么是节点？', '如何查看日志？', '为什么需要卷？'])
  })
})

describe('answers of a text without markup', () => {
  function tags(...lines: string[]): string[] {
    const question = extraction(page('How is it done?', ...lines)).questions.at(-1)
    return (question?.answer ?? []).map((node) => (node.type === 'element' ? node.tagName : node.type))
  }

  it('show commands as code, bullets as a list, sentences as paragraphs', () => {
    expect(
      tags('Ask for it:', 'kubectl get pods -o wide', 'kubectl describe pod web', '- first', '• second', 'Done.'),
    ).toEqual(['p', 'pre', 'ul', 'p'])
  })

  it('nest bullets that are indented', () => {
    const question = extraction(page('How is it done?', '• outer', '    • inner', '• last')).questions.at(-1)
    expect(question?.answer).toMatchObject([
      {
        tagName: 'ul',
        children: [
          {
            tagName: 'li',
            children: [{ value: 'outer' }, { tagName: 'ul', children: [{ children: [{ value: 'inner' }] }] }],
          },
          { tagName: 'li', children: [{ value: 'last' }] },
        ],
      },
    ])
  })

  it('have broken-out inline code back in its sentence', () => {
    const question = extraction(page('How is it done?', '- Run', 'kubectl apply', 'to change it')).questions.at(-1)
    expect(question?.answer).toMatchObject([
      {
        tagName: 'ul',
        children: [{ children: [{ value: 'Run' }, { value: ' ' }, { tagName: 'code' }, { value: ' to change it' }] }],
      },
    ])
  })
})

describe('a page with blank lines between paragraphs', () => {
  const markdown = [
    'Tools',
    'History',
    '• It began as a script.',
    'FAQ',
    'What is a layer?',
    'A difference between two states.',
    'How does the cache work',
    'By the order of the lines.',
    'Its size',
    '• It grows.',
    'What about an empty image?',
    'It has no shell. Maybe that is good?',
    'CMD vs ENTRYPOINT',
    '• One is the default of the other.',
    'What is a tag?',
    'A name that moves.',
    'Build',
    'Theory',
    'How we use it',
    '• With care.',
  ].join('\n\n')

  it('has questions with and without question marks, but no titles among them', () => {
    expect(texts(markdown)).toEqual([
      'What is a layer?',
      'How does the cache work',
      'What about an empty image?',
      'CMD vs ENTRYPOINT',
      'What is a tag?',
    ])
  })

  it('keeps subtitles in answers and drops what belongs to later sections', () => {
    const [, cache] = found(markdown)
    const last = found(markdown).at(-1)
    expect(cache?.answer).toBe('By the order of the lines.\nIts size\nIt grows.')
    expect(last).toMatchObject({ answer: 'A name that moves.', section: ['FAQ'] })
  })

  it('accounts for every block', () => {
    const covered = extraction(markdown).fates.flatMap(({ line, endLine }) =>
      Array.from({ length: endLine - line + 1 }, (_, offset) => line + offset),
    )
    const said = markdown.split('\n').flatMap((line, index) => (line === '' ? [] : [index + 1]))
    expect(said.filter((line) => !covered.includes(line))).toEqual([])
    expect(new Set(covered).size).toBe(covered.length)
  })

  it('keeps fences and tables as they are', () => {
    const fence = [
      'What is a?',
      '```\nWhy not?\n```',
      'What is b?',
      '| c | d |\n| - | - |\n| e | f |',
      'What is c?',
      'An end.',
    ]
    const answers = extraction(fence.join('\n\n')).questions.map(({ answer }) => answer)
    expect(answers).toMatchObject([[{ tagName: 'pre' }], [{ tagName: 'table' }], [{ tagName: 'p' }]])
  })

  it('joins the lines of wrapped paragraphs', () => {
    const wrapped = [
      'What does it cost?',
      'Nothing for open projects, and teams pay by the amount that they\n' +
        'store. Do you need more than that? Then write to us, and we look\nfor a plan that suits you and everybody in your team as well.',
      'How long are images kept?',
      'As long as somebody asks for them once in ninety days. After that\n' +
        'they are moved to cold storage, from which they come back within\nthe hour, and the owner hears of that.',
      'Can another registry be mirrored?',
      'Yes, name it in the settings, and the first pull of an image will\ntake it from there.',
    ]
    const questions = found(wrapped.join('\n\n'))
    expect(questions.map(({ text, answered }) => [text, answered])).toEqual([
      ['What does it cost?', true],
      ['How long are images kept?', true],
      ['Can another registry be mirrored?', true],
    ])
  })
})

describe('pages that are not texts of questions', () => {
  const sentence = 'The old machine had served for many years and was loud.'
  const many = Array.from({ length: 18 }, () => sentence).join('\n\n')

  it.each([
    [
      'prose that asks now and then',
      `${many}\n\nWhat did I learn?\n\n${many}\n\nWhat was left to do?\n\n${many}\n\nWho was to blame?\n\n${many}`,
    ],
    ['two questions alone', 'What is a?\nThis.\nWhat is b?\nThat.\n'],
    ['a check list without answers', 'Is it done?\nAre all tests green?\nDo the links work?\nIs it signed?\n'],
    [
      'a page with as many headings',
      '## A\n\nWhat is it?\n\nThis.\n\n## B\n\nWhy is it?\n\nThat.\n\n## C\n\nWho has it?\n\nThey.\n',
    ],
    [
      'questions that are items',
      '- What is a?\n- What is b?\n\nWhat is c?\n\nThat.\n\nWhat is d?\n\nThis.\n\nWhat is e?\n\nIt.\n',
    ],
    ['code', '```\nWhat is a?\nthis\nWhat is b?\nthat\nWhat is c?\nit\n```\n'],
    ['folds', `<details><summary>More</summary>\n\nIt.\n\n</details>\n\n${page()}`],
    ['boxes to tick', 'What is a?\n\n- [ ] b\n- [x] c\n\nWhat is d?\n\n- [x] e\n- [ ] f\n\nWhat is g?\n\n- [x] h\n'],
    ['talk', 'Ana: What is it?\nBen: Nothing.\nAna: Why?\nBen: No idea.\nAna: And the tests?\nBen: Green.\n'],
  ])('in %s', (_, markdown) => {
    expect(texts(markdown)).toEqual([])
  })
})
