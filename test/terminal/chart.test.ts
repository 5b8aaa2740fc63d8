import { describe, expect, test } from 'vitest'
import { columnChart, namesBelow, rowChart } from '../../src/terminal/chart.ts'

const plain = (text: string) => text

describe('columns', () => {
  const chart = {
    numbers: [0, 1, 8, 16, undefined, 100],
    range: { from: 0, to: 16 },
    edges: { lower: '0', upper: '16' },
    names: new Map([[0, 'Jan']]),
    height: 2,
  }

  test('are as high as their numbers, in eighths of a line', () => {
    expect(columnChart(chart, 12, plain)).toEqual(['16 ┤   █ █', ' 0 ┤ ▁██ █', '    Jan'])
  })

  test('are two characters wide where there is room', () => {
    expect(columnChart(chart, 16, plain)).toEqual(['16 ┤      ██  ██', ' 0 ┤  ▁▁████  ██', '    Jan'])
  })

  test('show something for every number above zero', () => {
    const [, line] = columnChart({ ...chart, numbers: [0.001] }, 12, plain)
    expect(line).toBe(' 0 ┤▁▁')
  })
})

test('names that would touch the next one are left out', () => {
  const names = new Map([
    [0, 'Aug'],
    [2, 'Sep'],
    [6, 'Oct'],
    [9, 'Nov'],
  ])
  expect(namesBelow(names, 1, 12)).toBe('  Sep    Nov')
  expect(namesBelow(names, 2, 24)).toBe('Aug Sep     Oct   Nov')
})

test('rows are as long as their numbers, in eighths of a column', () => {
  const rows = [
    { name: 'a', number: 8, text: '8' },
    { name: 'bc', number: 3, text: '3' },
    { name: 'd', number: 0, text: '0' },
  ]
  expect(rowChart(rows, 9, plain)).toEqual([' a ████ 8', 'bc █▌ 3', ' d 0'])
})
