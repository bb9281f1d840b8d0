/** People at the slot read words; the technician gets a number and each fact that the words left out. */
import { expect, test } from 'vitest'
import { SLOT_TROUBLES, slotNumber } from '../session/slot-troubles.ts'
import { officeRefusalWords } from './refusal-words.ts'
import { technicianLine } from './technician-line.ts'

const line = (code: Parameters<typeof technicianLine>[0], about: Parameters<typeof technicianLine>[2]) =>
  technicianLine(code, officeRefusalWords[code], about)

test('the facts that no word names stand after the number, and no other', () => {
  expect(line('stick-file-system', { found: 'vfat' })).toBe('P-102 · found: vfat')
  expect(line('stick-has-a-share', { found: 2, index: 1 })).toBe('P-202')
  expect(line('stick-not-there', { index: 1, path: '/run/holder' })).toBe('P-201 · path: /run/holder')
  expect(line('busy', {})).toBe('')
})

test('each trouble has a number of its own, and all who are asked to call the technician see one', () => {
  expect(new Set(SLOT_TROUBLES.map(slotNumber)).size).toBe(SLOT_TROUBLES.length)
  const numbered: readonly string[] = SLOT_TROUBLES
  const calls = Object.entries(officeRefusalWords).filter(([, { ja }]) => ja.next.includes('下の番号'))
  expect(calls.length).toBeGreaterThan(10)
  expect(calls.map(([code]) => code).filter((code) => !numbered.includes(code))).toEqual([])
})

test('words at a slot are for hands: no mounting, no formatting, no path', () => {
  for (const code of SLOT_TROUBLES) {
    const { ja, en } = officeRefusalWords[code]
    expect(`${ja.title}${ja.next}`, code).not.toMatch(
      /マウント|接続|ext4|filefrag|\{path\}|\{page\}|初期化した|初期化して/,
    )
    expect(`${en.title} ${en.next}`, code).not.toMatch(/mount|ext4|filefrag|\bformat\b/i)
  }
})
