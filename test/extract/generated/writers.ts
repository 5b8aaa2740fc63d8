import type { Fact } from './facts.ts'

/** The ways in which a page may write the same question; a writer uses those that its dialect knows. */
export interface Decoration {
  readonly numbering: (typeof numberings)[number]
  readonly emphasis: (typeof emphases)[number]
  /** The language of labels. */
  readonly language: (typeof languages)[number]['name']
  /** An anchor before a heading or in it, as tools and authors write them. */
  readonly anchor: (typeof anchors)[number]
  /** The level of headings that are questions. */
  readonly level: 2 | 3 | 4
  /** Whether the answer is more than a sentence. */
  readonly answer: (typeof answers)[number]
  /** The number of blank lines where one suffices. */
  readonly gap: 1 | 2
  /** What stands between two questions. */
  readonly separator: (typeof separators)[number]
}

export const numberings = ['none', '1.', '1)', 'Q1.', 'Q1:', '1 -'] as const
export const emphases = ['none', 'bold', 'italic'] as const
export const anchors = ['none', 'before', 'name', 'attribute', 'permalink'] as const
export const separators = ['none', 'rule', 'back to top'] as const
export const answers = ['sentence', 'paragraphs', 'code', 'list'] as const

/** The labels of a question and its answer, in languages that people take notes in. */
export const languages = [
  { name: 'en', question: 'Question', answer: 'Answer' },
  { name: 'de', question: 'Frage', answer: 'Antwort' },
  { name: 'fr', question: 'Question', answer: 'Réponse' },
  { name: 'es', question: 'Pregunta', answer: 'Respuesta' },
  { name: 'pt', question: 'Pergunta', answer: 'Resposta' },
  { name: 'it', question: 'Domanda', answer: 'Risposta' },
  { name: 'ru', question: 'Вопрос', answer: 'Ответ' },
  { name: 'zh', question: '问题', answer: '答案' },
  { name: 'ja', question: '質問', answer: '答え' },
  { name: 'ko', question: '질문', answer: '답변' },
  { name: 'pl', question: 'Pytanie', answer: 'Odpowiedź' },
  { name: 'nl', question: 'Vraag', answer: 'Antwoord' },
  { name: 'tr', question: 'Soru', answer: 'Cevap' },
  { name: 'ar', question: 'سؤال', answer: 'الجواب' },
  { name: 'hi', question: 'प्रश्न', answer: 'उत्तर' },
  { name: 'vi', question: 'Câu hỏi', answer: 'Trả lời' },
  { name: 'id', question: 'Pertanyaan', answer: 'Jawaban' },
  { name: 'uk', question: 'Питання', answer: 'Відповідь' },
  { name: 'fa', question: 'سوال', answer: 'پاسخ' },
] as const

/** What is found of a question, as plain text with white space folded. */
export interface Expected {
  readonly text: string
  readonly answer: string
}

/** A question as a dialect writes it. */
interface Written {
  readonly markdown: string
  readonly expected: Expected
}

/** A dialect of the generator. */
export interface Writer {
  readonly name: string
  /** The number of questions of the dialect on a page from which on each of them is sure. */
  readonly company: 1 | 2 | 3
  /** What an answer takes in behind it: nothing, lists and code, or everything up to the next heading. */
  readonly end: 'closed' | 'before prose' | 'open'
  /** What an answer takes in behind it, besides what `end` says: an indented block, which belongs to the container. */
  readonly holds?: 'what is indented'
  /** Whether its questions are items of a list. */
  readonly isList?: true
  /** What the page must say before the dialect is read. */
  readonly announcement?: string
  /** What stands once before the series; the head of a table. */
  readonly head?: string
  write(fact: Fact, number: number, decoration: Decoration): Written
}

/** What an answer is in Markdown and as plain text. */
function answerOf({ answer: sentence }: Fact, { answer: kind }: Decoration): { markdown: string; text: string } {
  switch (kind) {
    case 'sentence':
      return { markdown: sentence, text: sentence }
    case 'paragraphs':
      return { markdown: `${sentence}\n\nAt least so they *say*.`, text: `${sentence} At least so they say.` }
    case 'code':
      return { markdown: `${sentence}\n\n\`\`\`sh\n# a comment\nls -l\n\`\`\``, text: `${sentence} # a comment ls -l` }
    case 'list':
      return {
        markdown: `${sentence}\n\n- as far as we know\n- \`or not\``,
        text: `${sentence} as far as we know or not`,
      }
  }
}

function numbered(number: number, { numbering }: Decoration): string {
  return numbering === 'none' ? '' : `${numbering.replace('1', String(number))} `
}

function emphasised(text: string, { emphasis }: Decoration): string {
  const mark = { none: '', bold: '**', italic: '*' }[emphasis]
  return `${mark}${text}${mark}`
}

function labelsIn(language: Decoration['language']): { question: string; answer: string } {
  return languages.find(({ name }) => name === language) ?? languages[0]
}

function indented(markdown: string, by: string): string {
  return markdown.replace(/^(?=.)/gm, by)
}

function gapOf({ gap }: Decoration): string {
  return '\n'.repeat(gap + 1)
}

function headingOf({ question }: Fact, number: number, decoration: Decoration): string {
  const id = `q-${number}`
  const text = `${numbered(number, decoration)}${emphasised(question, decoration)}`
  const marks = '#'.repeat(decoration.level)
  switch (decoration.anchor) {
    case 'none':
      return `${marks} ${text}`
    case 'before':
      return `<a id="${id}"></a>\n\n${marks} ${text}`
    case 'name':
      return `${marks} <a name="${id}"></a>${text}`
    case 'attribute':
      return `${marks} ${text} {#${id}}`
    case 'permalink':
      return `${marks} ${text} [¶](#${id})`
  }
}

function fold(summary: string, body: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`
}

export const writers: readonly Writer[] = [
  {
    name: 'fold',
    company: 1,
    end: 'closed',
    write(fact, number, decoration) {
      const { markdown, text } = answerOf(fact, decoration)
      const tag = { none: '', bold: 'b', italic: 'i' }[decoration.emphasis]
      const summary = tag === '' ? fact.question : `<${tag}>${fact.question}</${tag}>`
      return written(fact, fold(`${numbered(number, decoration)}${summary}`, markdown), text)
    },
  },
  {
    name: 'heading with a folded answer',
    company: 1,
    end: 'open',
    write(fact, number, decoration) {
      const { markdown, text } = answerOf(fact, decoration)
      const summary = labelsIn(decoration.language).answer
      return written(fact, headingOf(fact, number, decoration) + gapOf(decoration) + fold(summary, markdown), text)
    },
  },
  {
    name: 'heading with a labelled answer',
    company: 1,
    end: 'open',
    write(fact, number, decoration) {
      const { markdown, text } = answerOf(fact, decoration)
      const label = `**${labelsIn(decoration.language).answer}:** `
      return written(fact, headingOf(fact, number, decoration) + gapOf(decoration) + label + markdown, text)
    },
  },
  {
    name: 'heading',
    company: 3,
    end: 'open',
    write(fact, number, decoration) {
      const { markdown, text } = answerOf(fact, decoration)
      return written(fact, headingOf(fact, number, decoration) + gapOf(decoration) + markdown, text)
    },
  },
  {
    name: 'list item with a heading',
    company: 3,
    isList: true,
    end: 'open',
    write(fact, number, decoration) {
      const { markdown, text } = answerOf(fact, decoration)
      const marker = `${number}. `
      const item = `${marker}### ${emphasised(fact.question, decoration)}\n\n`
      return written(fact, item + indented(markdown, ' '.repeat(marker.length)), text)
    },
  },
  {
    name: 'bold paragraph',
    company: 3,
    end: 'open',
    write(fact, number, decoration) {
      const { markdown, text } = answerOf(fact, decoration)
      return written(fact, `**${numbered(number, decoration)}${fact.question}**${gapOf(decoration)}${markdown}`, text)
    },
  },
  {
    name: 'bold list item',
    company: 3,
    isList: true,
    end: 'closed',
    write(fact) {
      return written(fact, `- **${fact.question}** ${fact.answer}`, fact.answer)
    },
  },
  {
    name: 'labelled lines',
    company: 1,
    end: 'open',
    write(fact, number, decoration) {
      const { markdown, text } = answerOf(fact, decoration)
      const { question, answer } = labelsIn(decoration.language)
      const isShort = decoration.language === 'en'
      const labels = isShort ? [decoration.gap === 1 ? 'Q' : `Q${number}`, 'A'] : [question, answer]
      return written(fact, `${labels[0]}: ${fact.question}\n${labels[1]}: ${markdown}`, text)
    },
  },
  {
    name: 'cloze with brackets',
    company: 1,
    end: 'open',
    write(fact, number) {
      const word = `word${number}`
      return {
        markdown: `C: ${fact.answer} The last is [${word}].`,
        expected: { text: `${fact.answer} The last is ${word}.`, answer: '' },
      }
    },
  },
  {
    name: 'cloze in braces',
    company: 1,
    end: 'closed',
    write(fact, number) {
      const word = `word${number}`
      return {
        markdown: `${fact.answer} The last is {{c1::${word}}}.`,
        expected: { text: `${fact.answer} The last is ${word}.`, answer: '' },
      }
    },
  },
  {
    name: 'question mark between',
    company: 1,
    end: 'before prose',
    write(fact) {
      return written(fact, `${fact.question}\n?\n${fact.answer}`, fact.answer)
    },
  },
  {
    name: 'two sides',
    company: 1,
    end: 'closed',
    announcement: '#flashcards',
    write(fact, _, decoration) {
      return written(fact, `${emphasised(fact.question, decoration)}::${fact.answer}`, fact.answer)
    },
  },
  {
    name: 'callout',
    company: 1,
    end: 'closed',
    write(fact, number, decoration) {
      const { markdown, text } = answerOf(fact, decoration)
      const folding = decoration.gap === 2 ? '-' : ''
      const title = `[!question]${folding} ${numbered(number, decoration)}${fact.question}`
      return written(fact, `${title}\n${markdown}`.replace(/^/gm, '> ').replace(/^> $/gm, '>'), text)
    },
  },
  {
    name: 'heading with a card tag',
    company: 1,
    end: 'open',
    write(fact, number, decoration) {
      const { markdown, text } = answerOf(fact, decoration)
      const heading = headingOf(fact, number, { ...decoration, anchor: 'none' })
      return written(fact, `${heading} #card${gapOf(decoration)}${markdown}`, text)
    },
  },
  {
    name: 'options to tick',
    company: 2,
    end: 'open',
    write(fact, number, decoration) {
      const [first, second] = fact.wrong
      const options = `- [ ] ${first}\n- [x] ${fact.answer}\n- [ ] ${second}`
      return written(fact, headingOf(fact, number, decoration) + gapOf(decoration) + options, fact.answer)
    },
  },
  {
    name: 'front and back by labels',
    company: 1,
    end: 'open',
    write(fact) {
      return written(fact, `Front: ${fact.question}\nBack: ${fact.answer}`, fact.answer)
    },
  },
  {
    name: 'START and END',
    company: 1,
    end: 'closed',
    write(fact, number, { gap }) {
      const id = gap === 1 ? '' : `<!--ID: 17000000000${number}-->\n`
      return written(fact, `START\nBasic\n${fact.question}\nBack: ${fact.answer}\n${id}END`, fact.answer)
    },
  },
  {
    name: 'admonition of MkDocs',
    company: 1,
    end: 'closed',
    holds: 'what is indented',
    write(fact, _, decoration) {
      const { markdown, text } = answerOf(fact, decoration)
      const mark = { none: '???', bold: '!!!', italic: '???+' }[decoration.emphasis]
      return written(fact, `${mark} question "${fact.question}"\n\n${indented(markdown, '    ')}`, text)
    },
  },
  {
    name: 'directive of Docusaurus',
    company: 1,
    end: 'closed',
    write(fact, _, decoration) {
      const { markdown, text } = answerOf(fact, decoration)
      return written(fact, `:::note[${fact.question}]\n\n${markdown}\n\n:::`, text)
    },
  },
  {
    name: 'exercise of MyST',
    company: 1,
    end: 'closed',
    write(fact, number, decoration) {
      const { markdown, text } = answerOf(fact, decoration)
      const exercise = `:::{exercise}\n:label: ex-${number}\n\n${fact.question}\n:::`
      return written(fact, `${exercise}\n\n:::{solution} ex-${number}\n\n${markdown}\n:::`, text)
    },
  },
  {
    name: 'challenge of the Carpentries',
    company: 1,
    end: 'closed',
    write(fact, _, decoration) {
      const { markdown, text } = answerOf(fact, decoration)
      const solution = `:::::: solution\n\n${markdown}\n\n::::::`
      return written(fact, `:::::::::: challenge\n\n## ${fact.question}\n\n${solution}\n\n::::::::::`, text)
    },
  },
  {
    name: 'row of a table',
    company: 1,
    end: 'closed',
    head: '| Question | Answer |\n| --- | --- |',
    write(fact, _, decoration) {
      return written(fact, `| ${emphasised(fact.question, decoration)} | ${fact.answer} |`, fact.answer)
    },
  },
]

function written({ question }: Fact, markdown: string, answer: string): Written {
  return { markdown, expected: { text: question, answer } }
}
