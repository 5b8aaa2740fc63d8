import { foldedHash, QuestionFeatures } from '../identity/traits.ts'
import type { CardState, Content, Question } from '../model/card.ts'
import { groupBy } from '../text/group-by.ts'
import { memoiseByObject } from '../text/memoise.ts'
import { foldLetters, letterSimilarity } from '../text/similarity.ts'
import { compareWordings, type Wording, wordingOf } from '../text/wording.ts'
import { cleanTitle } from './reading/wording.ts'

/** A question as the ledger remembers it. */
export interface RememberedQuestion {
  readonly file: string
  /** The beginning of its prompt as plain text. */
  readonly text: string
  readonly questionHash: string
  readonly answerHash: string | undefined
  readonly state: CardState['type']
}

/** A remembered question that a page may hold, although no dialect finds it there by itself. */
export interface MissingQuestion extends RememberedQuestion {
  /**
   * `lost`: it is found nowhere. `moved`: it is found in another file, so that only a question with the same answer is
   * taken for it here.
   */
  readonly missing: 'lost' | 'moved'
}

/** Two questions of one file with at least this similarity are one, with a typo mended. */
const NEARLY = 0.85
/** Texts with fewer letters are compared as a whole only. */
const FEW_LETTERS = 8
/** If more questions are missing, the page is another one, and edits are not looked for. */
const MOST_EDITED = 200

/** A missing question of the same file, which may have been edited. */
interface EditedQuestion {
  readonly letters: string
  readonly wording: Wording
  readonly answerHash: string | undefined
}

function haveSameContent(a: Wording, b: Wording): boolean {
  if (a.content.size === 0 || b.content.size === 0) return false
  const { relation } = compareWordings(a, b)
  return relation === 'equal' || relation === 'reordered'
}

const featuresOf = memoiseByObject((question: Question) => new QuestionFeatures(question))

/** What the ledger remembers of the questions of a page. */
export class PageMemory {
  readonly #known: ReadonlyMap<string, readonly RememberedQuestion[]>
  readonly #missing = new Map<string, MissingQuestion>()
  /** By the letters of their texts. */
  readonly #texts = new Map<string, RememberedQuestion[]>()
  readonly #edited: readonly EditedQuestion[]

  /**
   * @param file The path of the page.
   * @param known The questions that are remembered of this file.
   * @param missing The remembered questions that may stand on this page without being found.
   */
  constructor(file: string, known: readonly RememberedQuestion[], missing: readonly MissingQuestion[]) {
    this.#known = groupBy(known, ({ questionHash }) => questionHash)
    for (const question of missing) this.#missing.set(question.questionHash, question)
    for (const question of [...known, ...missing]) {
      const letters = foldLetters(question.text)
      const same = this.#texts.get(letters)
      if (same === undefined) this.#texts.set(letters, [question])
      else same.push(question)
    }
    const own = missing.filter((question) => question.file === file && question.missing === 'lost')
    this.#edited =
      own.length > MOST_EDITED
        ? []
        : own.map(({ text, answerHash }) => ({ letters: foldLetters(text), wording: wordingOf(text), answerHash }))
  }

  /** Whether the words of a question are remembered of this page, whether it is found anyway or not. */
  knows(question: Question): boolean {
    const { questionHash } = featuresOf(question)
    return this.#known.has(questionHash) || this.#missing.has(questionHash)
  }

  /**
   * Whether a question is a missing one: it has the same words, or nearly the same in the same file, or only the same words
   * with content and the same answer there ("What is a keel?" has become "Keel").
   */
  isMissing(question: Question): boolean {
    const { questionHash, answerHash, text } = featuresOf(question)
    const same = this.#missing.get(questionHash)
    if (same === undefined)
      return !this.#known.has(questionHash) && (this.#isEdited(foldLetters(text)) || this.#isShortened(question))
    return same.missing === 'lost' || (answerHash !== undefined && answerHash === same.answerHash)
  }

  /** Whether a question and its answer are remembered exactly as they are. */
  knowsWithAnswer(question: Question): boolean {
    const { questionHash, answerHash } = featuresOf(question)
    if (answerHash === undefined) return false
    const known = [...(this.#known.get(questionHash) ?? []), this.#missing.get(questionHash)]
    return known.some((question) => question?.answerHash === answerHash)
  }

  /** Whether a text is that of a remembered question, or the beginning of a missing one. */
  begins(title: string): boolean {
    const letters = foldLetters(cleanTitle(title))
    if (letters === '') return false
    if (this.#texts.has(letters) || this.#isEdited(letters)) return true
    if (letters.length >= FEW_LETTERS && this.#edited.some((missing) => missing.letters.startsWith(letters)))
      return true
    const wording = wordingOf(cleanTitle(title))
    return this.#edited.some((missing) => haveSameContent(missing.wording, wording))
  }

  /** Whether content is the remembered answer to the question with a text. */
  answers(text: string, content: Content): boolean {
    const hash = foldedHash(content)
    return this.#texts.get(foldLetters(cleanTitle(text)))?.some(({ answerHash }) => answerHash === hash) ?? false
  }

  #isShortened(question: Question): boolean {
    const features = featuresOf(question)
    return this.#edited.some(
      ({ wording, answerHash }) =>
        answerHash !== undefined &&
        (features.answerHash === answerHash || features.hasBeginning(answerHash)) &&
        haveSameContent(wording, features.wording),
    )
  }

  #isEdited(letters: string): boolean {
    if (letters.length < FEW_LETTERS) return false
    return this.#edited.some((missing) => letterSimilarity(missing.letters, letters, NEARLY) > 0)
  }
}
