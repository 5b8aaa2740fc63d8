import type { FieldElement } from './field-html.ts'

/** The numbers of the items of an ordered list, as a browser shows them: `3.`, `b.`, `iv.`. */
export function itemNumbers(list: FieldElement, items: readonly FieldElement[]): string[] {
  const step = list.attributes.has('reversed') ? -1 : 1
  const start = wholeNumber(list.attributes.get('start')) ?? (step < 0 ? items.length : 1)
  let next = start
  return items.map((item) => {
    const number = wholeNumber(item.attributes.get('value')) ?? next
    next = number + step
    return `${numeral(number, list.attributes.get('type'))}.`
  })
}

function wholeNumber(written: string | undefined): number | undefined {
  return written !== undefined && /^\s*-?\d{1,9}\s*$/.test(written) ? Number(written) : undefined
}

function numeral(number: number, type: string | undefined): string {
  if (number < 1 || type === undefined || !/^[aAiI]$/.test(type)) return String(number)
  const text = type.toLowerCase() === 'a' ? letters(number) : roman(number)
  return type === type.toLowerCase() ? text : text.toUpperCase()
}

function letters(number: number): string {
  const rest = number - 1
  const last = String.fromCharCode(97 + (rest % 26))
  return rest < 26 ? last : letters(Math.floor(rest / 26)) + last
}

const romanSigns: readonly (readonly [number, string])[] = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
  ] as const),
  ...([
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const),
]

function roman(number: number): string {
  if (number > 3999) return String(number)
  const [value, sign] = romanSigns.find(([least]) => least <= number) ?? [0, '']
  return value === 0 ? '' : sign + roman(number - value)
}
