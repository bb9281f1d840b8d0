import { expect, test } from 'vitest'
import { REFUSED_BECAUSE } from '#election/roll/eligibility.ts'
import { PRINTER_TROUBLES } from '#hardware/printer/port.ts'
import { issuerRefusals } from '#ui/messages/issuer.ts'
import {
  ACT_CODES,
  CARD_CODES,
  DESK_CODES,
  OUT_OF_SERVICE_CODES,
  RETIRE_CODES,
  START_CODES,
  TAKE_OVER_CODES,
  UNLOCK_CODES,
} from './session/codes.ts'

test('every code of the issuer has words in both languages, and no words are left over', () => {
  const codes = [
    ...START_CODES,
    ...UNLOCK_CODES,
    ...RETIRE_CODES,
    ...OUT_OF_SERVICE_CODES,
    ...TAKE_OVER_CODES,
    ...DESK_CODES,
    ...REFUSED_BECAUSE,
    ...CARD_CODES,
    ...ACT_CODES,
    ...PRINTER_TROUBLES,
  ]
  expect(Object.keys(issuerRefusals).sort()).toEqual([...new Set(codes)].sort())
  for (const words of Object.values(issuerRefusals)) {
    for (const { title, next } of [words.ja, words.en]) expect(title.length * next.length).toBeGreaterThan(0)
  }
})

// ISS-20: the books count it as issued until its card says otherwise.
test.each([
  'card-foreign',
  'card-gone-before-issue',
  'card-garbled',
  'card-refuses',
  'reader-not-there',
  'reader-refused',
  'reader-silent',
  'card-not-authentic',
  'not-the-open-card',
] as const)('%s, which is also said while an issue is open, does not say that nothing was issued', (code) => {
  const { ja, en } = issuerRefusals[code]
  expect([ja.title, en.title].filter((title) => /発券|issued/.test(title))).toEqual([])
})
