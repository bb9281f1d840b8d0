/** Every code has words (the compiler sees to it), no words are left without a code, and none can hold a name. */
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { placesOf } from '#ui/messages/message.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { CARD_REFUSALS, FAULTS, STAFF_REFUSALS, UNLOCK_REFUSALS } from '../session/codes.ts'
import { CHECK_LINES } from '../session/self-test.ts'
import { cardWords, faultWords, staffWords, unlockWords } from './words.ts'

const catalogues = [
  ['cards', CARD_REFUSALS, cardWords],
  ['operator card', UNLOCK_REFUSALS, unlockWords],
  ['staff', STAFF_REFUSALS, staffWords],
  ['faults', FAULTS, faultWords],
] as const

describe('words of the voting machine', () => {
  it.each(catalogues)('%s: exactly the codes', (_what, codes, words) => {
    expect(Object.keys(words).sort()).toEqual([...codes].sort())
  })

  it('are filled with nothing but a machine number or its clock, a place, a code or a date of the package', () => {
    for (const [, , words] of catalogues) {
      for (const each of Object.values(words)) {
        for (const text of LANGUAGES.flatMap((language) => Object.values(each[language]))) {
          expect(['', 'machine', 'clock', 'path', 'where', 'problem', 'version', 'date']).toContain(
            placesOf(text).join(),
          )
        }
      }
    }
  })

  it('has a label for each line of the self-test', () => {
    for (const line of CHECK_LINES) expect(kioskScreen).toHaveProperty([`line_${line}`])
  })
})
