/** 発券のみ: one word for one thing. At a station without a roll the paper that is kept is a slip, and no page calls it a ticket. */
import { expect, test } from 'vitest'
import { issuerEvening } from '#words/issuer.ts'
import { withSlips } from '../language/other-words.ts'
import { issuerRefusals } from './issuer.ts'

test('the words of the evening name the slip', () => {
  const { ja, en } = issuerEvening.differs_tickets
  expect(withSlips(ja, 'ja')).toBe('引換券：数えた {counted} 枚が、あるはずの {expected} 枚と合いません')
  expect(withSlips(en, 'en')).toMatch(/^Slips: /)
  for (const each of Object.values(issuerEvening)) {
    expect(withSlips(each.ja, 'ja')).not.toMatch(/入場券|名簿番号/)
    expect(withSlips(each.en, 'en')).not.toMatch(/\bticket/i)
  }
})

test('a refusal of a slip speaks of slips in its own words, so that no other word stands in for one', () => {
  const codes = [
    'not-a-slip',
    'slip-misread',
    'slip-of-other-station',
    'slip-unknown',
    'slip-used',
    'slip-void',
  ] as const
  for (const { ja, en } of codes.map((code) => issuerRefusals[code])) {
    for (const words of [ja.title, ja.next]) expect(withSlips(words, 'ja')).toBe(words)
    for (const words of [en.title, en.next]) expect(withSlips(words, 'en')).toBe(words)
  }
})
