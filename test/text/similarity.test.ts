import { expect, test } from 'vitest'
import { foldLetters, letterSimilarity, similarity } from '../../src/text/similarity.ts'

test('is 1 for texts that differ only in case, punctuation and white space', () => {
  expect(similarity('What is a *layer*?', 'what is  a layer')).toBe(1)
})

test('is 0 for texts without common letters, and for an empty text', () => {
  expect([similarity('abc', 'xyz'), similarity('abc', '')]).toEqual([0, 0])
})

// The figures are those of difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() in Python, of the folded texts.
test.each([
  ['What is an image layer?', 'What is an image?', 0.8387],
  ['What is Docker?', 'What is Podman?', 0.5833],
  ['How do you list running containers?', 'How to list all the containers that run?', 0.5902],
  ['What does `docker ps` do?', 'Explain namespaces and control groups', 0.3137],
  ['容器和虚拟机有什么区别?', '容器与虚拟机的区别是什么?', 0.6087],
])('of %j and %j is that of difflib', (a, b, ratio) => {
  expect(similarity(a, b)).toBeCloseTo(ratio, 3)
})

test('is symmetric', () => {
  const [a, b] = ['tide', 'diet']
  expect(similarity(a, b)).toBe(similarity(b, a))
})

test('compares punctuation if the texts have nothing else', () => {
  expect(similarity('$?', '$ ?')).toBe(1)
  expect(similarity('$?', '!!')).toBe(0)
})

test('folds width, case and compatibility forms, and keeps letters of every script with their vowel signs', () => {
  expect(foldLetters('Ｄocker ＃１: ﬁle, ΣΑΣ, हिन्दी!')).toBe('docker1fileσας' + 'हिन्दी')
})

test('is 0 below the given minimum, and exact above it', () => {
  const [a, b] = ['whatisanimagelayer', 'whatisanimage']
  expect(letterSimilarity(a, b, 0.9)).toBe(0)
  expect(letterSimilarity(a, b, 0.8)).toBe(letterSimilarity(a, b))
})

test('finds long texts with a few edits similar, and unrelated long texts not', () => {
  const words = (seed: number) =>
    Array.from({ length: 2000 }, (_, index) => `word${(index * seed * 7919) % 10007}`).join(' ')
  const text = words(1)
  expect(similarity(text, text.replace('word', 'changed').replace(/word(\d)$/, 'end$1'))).toBeGreaterThan(0.97)
  expect(similarity(text, words(3).replaceAll('word', 'term'))).toBeLessThan(0.4)
})
