import type { NamedQuestion, Problem } from '../model/card.ts'
import { problemAt } from '../model/problem.ts'
import { groupBy } from '../text/group-by.ts'
import { agree, answerReader, groupAnswers, isShort, type ReadAnswer, shownAnswers } from './answers.ts'
import { type FoldedQuestion, foldQuestion, splitByCodeCase } from './folded-question.ts'
import { type JoinedBefore, stillJoined } from './joined-before.ts'
import { findTypos } from './mistyped.ts'
import { findNearEqual } from './near-equal-pairs.ts'
import { partitionOf } from './partition.ts'
import { byPlace, byPrecedence } from './precedence.ts'
import type { MergeRules } from './rules.ts'
import { areKeptApart, boundTogether, type Rulings, readRulings, type UnknownId } from './rulings.ts'
import { type AreVariants, findVariants } from './variants.ts'
import { readVocabulary } from './vocabulary.ts'

/** The questions of one card, with the leading one first. */
export interface Group {
  readonly sources: readonly [NamedQuestion, ...NamedQuestion[]]
  /** The sources whose answers the card shows: none, one, or several that differ. */
  readonly answers: readonly NamedQuestion[]
}

/** The result of {@link merge}. */
export interface Merging {
  /** In the order of the leading questions. */
  readonly groups: readonly Group[]
  /** Groups with the same question that stay apart: the answers differ, and no evidence shows a common subject. */
  readonly keptApart: readonly (readonly [Group, Group])[]
  /** Ids in rules and comments that no question has now. */
  readonly unknown: readonly UnknownId[]
  /** Rules that contradict each other, and comments with malformed ids. */
  readonly problems: readonly Problem[]
}

/**
 * Groups the questions that are certainly the same. Pure; the result does not depend on the order of the questions.
 * @param joined The questions that were one card before and haven't changed.
 */
export function merge(
  questions: readonly NamedQuestion[],
  rules: MergeRules,
  joined: JoinedBefore = new Map(),
): Merging {
  const vocabulary = readVocabulary(rules.vocabulary)
  const read = answerReader(vocabulary)
  const folded = [...questions].sort(byPlace).map((question) => foldQuestion(question, vocabulary))
  const number = new Map(folded.map(({ question }, index) => [question, index]))
  const sets = partitionOf(folded.length)
  const join = (a: NamedQuestion, b: NamedQuestion): void => sets.join(number.get(a) ?? 0, number.get(b) ?? 0)
  const joinAll = ([first, ...others]: readonly NamedQuestion[]): void => {
    if (first !== undefined) for (const other of others) join(first, other)
  }

  const sameText = [...groupBy(folded, ({ key }) => key).values()].flatMap(splitByCodeCase)
  const areVariants = findVariants(sameText.filter(isPair), rules.variants, read)
  const texts = sameText.map((own) => ({ folded: own, clusters: clustersOf(own, areVariants, read) }))
  for (const { clusters } of texts) for (const cluster of clusters) joinAll(cluster)
  for (const [a, b] of findTypos(texts, questions, read)) join(a, b)
  for (const [a, b] of findNearEqual(texts, read)) join(a, b)
  for (const [a, b] of stillJoined(folded, joined)) join(a, b)
  const rulings = readRulings(
    folded.map(({ question }) => question),
    rules,
  )
  for (const [a, b] of rulings.same) join(a, b)

  const precedence = byPrecedence(rules.variants)
  const members = groupBy(folded.keys(), sets.find)
  const groups = [...members.values()]
    .flatMap((indexes) =>
      separate(indexes.flatMap((index) => folded[index]?.question ?? []).sort(precedence), rulings, read),
    )
    .flatMap(([first, ...others]): Group[] =>
      first === undefined ? [] : [{ sources: [first, ...others], answers: shownAnswers([first, ...others], read) }],
    )
    .sort((a, b) => byPlace(a.sources[0], b.sources[0]))
  return {
    groups,
    keptApart: keptApart(groups, sameText, rulings),
    unknown: rulings.unknown,
    problems: [...rulings.problems, ...contradictions(rulings)],
  }
}

function isPair(things: readonly unknown[]): boolean {
  return things.length > 1
}

/** Divides questions of one text into clusters; each cluster is one card. */
function clustersOf(folded: readonly FoldedQuestion[], areVariants: AreVariants, read: ReadAnswer): NamedQuestion[][] {
  if (!isPair(folded)) return folded.map(({ question }) => [question])
  const answered = folded.filter(({ question }) => question.answered)
  const open = folded.filter(({ question }) => !question.answered)
  const numbers = groupAnswers(answered.map(({ question }) => read(question)))
  // "Why? – Yes." in two places may be about two things; only the headings can show that.
  const alike = groupBy(answered.entries(), ([index, one]) =>
    saysNothing(one) && isShort(read(one.question)) ? `${numbers[index]} ${one.heading}` : `${numbers[index]}`,
  )
  const clusters = joinVariants(
    [...alike.values()].map((own) => own.map(([, one]) => one)),
    areVariants,
  )
  return joinOpen(clusters, open, areVariants).map((own) => own.map(({ question }) => question))
}

/** Whether a text means nothing without its heading: "Why?", "What is it?", "Explain". */
function saysNothing({ contentWords }: FoldedQuestion): boolean {
  return contentWords === 0
}

/** Joins clusters with different answers that come from variants of one subject, if each variant has only one. */
function joinVariants(clusters: readonly FoldedQuestion[][], areVariants: AreVariants): FoldedQuestion[][] {
  const members = clusters.flatMap((cluster, number) => cluster.map((folded) => ({ folded, number })))
  if (clusters.length < 2 || members.length > mostMembers) return [...clusters]
  const cards = new Map<string, Set<number>>()
  const sections = new Map<string, number>()
  for (const { folded, number } of members) {
    for (const unit of unitsOf(folded.question)) {
      cards.set(unit, (cards.get(unit) ?? new Set()).add(number))
      const section = `${unit}\0${folded.heading}`
      sections.set(section, (sections.get(section) ?? 0) + 1)
    }
  }
  const isOnlyCard = (unit: string): boolean => cards.get(unit)?.size === 1
  const isAloneInSection = (unit: string, { heading }: FoldedQuestion): boolean =>
    sections.get(`${unit}\0${heading}`) === 1
  const belong = (a: FoldedQuestion, b: FoldedQuestion): boolean => {
    if (!areVariants(a.question, b.question)) return false
    const [unitA, unitB] = unitsApart(a.question, b.question)
    if (!saysNothing(a) && isOnlyCard(unitA) && isOnlyCard(unitB)) return true
    return a.heading === b.heading && isAloneInSection(unitA, a) && isAloneInSection(unitB, b)
  }
  const mayMeet = (a: FoldedQuestion, b: FoldedQuestion): boolean =>
    a.question.topic !== b.question.topic ||
    a.question.variant !== b.question.variant ||
    areVariants(a.question, b.question)

  const sets = partitionOf(clusters.length)
  for (const [index, a] of members.entries())
    for (const b of members.slice(index + 1))
      if (a.number !== b.number && belong(a.folded, b.folded)) sets.join(a.number, b.number)
  return [...groupBy(clusters.keys(), sets.find).values()].flatMap((indexes) => {
    const own = indexes.flatMap((index) => [clusters[index] ?? []])
    // Two cards from one place are never joined through a third.
    const isClean = own.every((cluster, index) =>
      own.slice(index + 1).every((other) => cluster.every((a) => other.every((b) => mayMeet(a, b)))),
    )
    return isClean ? [own.flat()] : own
  })
}

/** A text with more questions than this is no evidence about variants. */
const mostMembers = 200

/** The places that can be a variant: the variant's name, the topic and the file. */
function unitsOf({ variant, topic, file }: NamedQuestion): [variant: string, topic: string, file: string] {
  return [`variant ${variant}`, `topic ${topic}`, `file ${file}`]
}

/** The widest places that separate two questions. */
function unitsApart(a: NamedQuestion, b: NamedQuestion): [string, string] {
  const units = unitsOf(b)
  const at = unitsOf(a).findIndex((unit, index) => unit !== units[index])
  return [unitsOf(a)[at] ?? '', units[at] ?? '']
}

/** Adds each unanswered question to the only cluster that can answer it, if there is exactly one. */
function joinOpen(
  clusters: readonly FoldedQuestion[][],
  open: readonly FoldedQuestion[],
  areVariants: AreVariants,
): FoldedQuestion[][] {
  const joined = clusters.map((cluster) => [...cluster])
  const left: FoldedQuestion[] = []
  const isNear = (one: FoldedQuestion) => (other: FoldedQuestion) =>
    other.question.answered && other.heading === one.heading
  const isOfSubject = (one: FoldedQuestion) => (other: FoldedQuestion) =>
    other.question.answered && (isSubjectShared(one, other) || areVariants(one.question, other.question))
  for (const one of open) {
    const isPossible = saysNothing(one) || joined.length > 1 ? isNear(one) : isOfSubject(one)
    const [candidate, ...others] = joined.filter((cluster) => cluster.some(isPossible))
    if (candidate !== undefined && others.length === 0) candidate.push(one)
    else left.push(one)
  }
  return [...joined, ...groupOpen(left, areVariants)]
}

/** Groups unanswered questions of one text that are about the same subject. */
function groupOpen(open: readonly FoldedQuestion[], areVariants: AreVariants): FoldedQuestion[][] {
  if (open.length > mostMembers) return [...groupBy(open, ({ heading }) => heading).values()]
  const sets = partitionOf(open.length)
  for (const [index, one] of open.entries()) {
    for (const [further, other] of open.slice(index + 1).entries()) {
      const isOne = saysNothing(one)
        ? one.heading === other.heading
        : isSubjectShared(one, other) || areVariants(one.question, other.question)
      if (isOne) sets.join(index, index + 1 + further)
    }
  }
  return [...groupBy(open.entries(), ([index]) => sets.find(index)).values()].map((own) => own.map(([, one]) => one))
}

/**
 * Whether two questions of one text seem to be about the same subject: "What are placement groups?" under "AWS" need not
 * mean the same as under "Ceph". A text of four content words or more is sufficient by itself.
 */
function isSubjectShared(a: FoldedQuestion, b: FoldedQuestion): boolean {
  if (a.contentWords >= 4 || a.question.file === b.question.file) return true
  if (a.surroundings.size === 0 || b.surroundings.size === 0) return true
  return [...a.surroundings].some((word) => b.surroundings.has(word))
}

/** Splits a group where the author keeps questions apart; the others stay with a question whose answer agrees. */
function separate(sources: readonly NamedQuestion[], rulings: Rulings, read: ReadAnswer): NamedQuestion[][] {
  if (!sources.some(({ id }) => rulings.different.has(id))) return [[...sources]]
  const isKeptApart = (a: readonly NamedQuestion[], b: readonly NamedQuestion[]): boolean =>
    a.some((one) => b.some((other) => areKeptApart(rulings, one, other)))
  const agreed = (a: readonly NamedQuestion[], b: readonly NamedQuestion[]): boolean =>
    a.some((one) => one.answered && b.some((other) => other.answered && agree(read(one), read(other))))
  // Questions that the author marks as the same move together, unless some of them are marked as different too.
  const bound = boundTogether(sources, rulings).flatMap((own) =>
    isKeptApart(own, own) ? own.map((one) => [one]) : [own],
  )
  const parts: NamedQuestion[][] = []
  for (const own of bound) {
    const possible = parts.filter((part) => !isKeptApart(own, part))
    const part = possible.find((other) => agreed(own, other)) ?? possible[0]
    if (part === undefined) parts.push([...own])
    else part.push(...own)
  }
  const place = new Map(sources.map((source, index) => [source, index]))
  return parts.map((part) => part.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)))
}

function contradictions(rulings: Rulings): Problem[] {
  const all = [...new Set(rulings.same.flat())].sort(byPlace)
  return boundTogether(all, rulings).flatMap((own) =>
    own.flatMap((a, index) =>
      own
        .slice(index + 1)
        .filter((b) => areKeptApart(rulings, a, b))
        .map((b) => {
          const other = `${b.file}:${b.line} (${b.id})`
          return problemAt(
            a,
            'merge-rules',
            `Marked both as the same as ${other} and as different from it; they stay separate cards`,
          )
        }),
    ),
  )
}

/** A text with more cards than this ("What is printed?") is too vague to report. */
const mostSubjects = 4

function keptApart(
  groups: readonly Group[],
  sameText: readonly FoldedQuestion[][],
  rulings: Rulings,
): [Group, Group][] {
  const groupOf = new Map(groups.flatMap((group) => group.sources.map((source) => [source, group] as const)))
  const pairs: [Group, Group][] = []
  for (const folded of sameText) {
    if (folded[0]?.contentWords === 0) continue
    const own = new Set(folded.flatMap(({ question }) => groupOf.get(question) ?? []))
    const [first, ...others] = [...own]
      .filter(({ answers }) => answers.length > 0)
      .sort((a, b) => byPlace(a.sources[0], b.sources[0]))
    if (others.length >= mostSubjects) continue
    for (const other of others)
      if (first !== undefined && !areSettled(first, other, rulings)) pairs.push([first, other])
  }
  return pairs.sort(([a, b], [c, d]) => byPlace(a.sources[0], c.sources[0]) || byPlace(b.sources[0], d.sources[0]))
}

/** Whether the author has marked two groups as different. */
function areSettled(a: Group, b: Group, rulings: Rulings): boolean {
  return a.sources.some((one) => b.sources.some((other) => areKeptApart(rulings, one, other)))
}
