/** A played voter of a review, without the screen: the keys of their marks, at a machine that does what it does in the booth. */
import { expect, it } from 'vitest'
import { JUDGES_FACTS } from '#simulation/rooms/judges-facts.ts'
import { came, keys, phase, said } from '#simulation/rooms/keys-in-hand.ts'
import { nextKeys } from './voter.ts'

const JUDGES = 4
/** Not the third one, who has left office. */
const SOME = [[], [0], [3], [0, 1], [3, 0, 1]]

it.each(SOME.map((marked) => ({ marked })))('marks $marked, checks the marks, and records them', ({ marked }) => {
  const { kiosk } = came({ facts: JUDGES_FACTS })
  for (const before of ['hear', 'how-to'] as const) keys(kiosk, ...nextKeys(before, null))
  keys(kiosk, ...nextKeys('choose', { marked, judges: JUDGES }))
  expect(phase(kiosk)).toBe('confirm')
  const names = said(kiosk).filter((clip) => clip.startsWith('name:'))
  expect(names).toEqual(marked.toSorted().map((place) => `name:${501 + place}`))
  kiosk.hear()
  keys(kiosk, ...nextKeys('confirm', { marked, judges: JUDGES }))
  expect(kiosk.page).not.toMatchObject({ phase: 'confirm' })
})
