/** ELG-04, ISS-02: an early vote for one contest that is told by telephone closes that contest and no other; what was used stays used. */
import { expect, it } from 'vitest'
import type { ContestId, ContestMask } from '#election/ids.ts'
import { IssuerSession, voter } from '#simulation/rooms/issuer-session.ts'

const words = { source: 'telephone', from: 'office', persons: ['a', 'b'] as [string, string], reason: 'x' } as const

/** @returns the contests that the officer confirms as used; null: every one */
function confirmed(contests: readonly string[], row: { readonly mark: string; readonly early?: number }) {
  const session = new IssuerSession()
  const told = { rollNo: '0007', mark: 'early_voted', contests: contests as ContestId[], ...words } as const
  const effects = session.press({ type: 'roll-change-told', ...told })
  const asked = effects.find(({ type }) => type === 'look-up-row')
  if (asked?.type !== 'look-up-row') throw new Error('the row is looked up')
  session.send({
    type: 'roll-row-found',
    change: asked.change,
    row: { ...row, person: voter(), marked: false, votedOnline: false } as never,
  })
  const act = session.day.officer?.act
  if (act?.type !== 'change-roll') throw new Error('the officer is asked')
  return act.change.early ?? null
}
const NONE = { mark: 'none' }

it('one contest, or every one', () => {
  expect(confirmed(['mayor'], NONE)).toBe(1)
  expect(confirmed(['council'], NONE)).toBe(2)
  expect(confirmed(['mayor', 'council'], NONE)).toBeNull()
})

it('beside what the roll has as used', () => {
  expect(confirmed(['council'], { mark: 'early_voted', early: 1 as ContestMask })).toBeNull()
  expect(confirmed(['mayor'], { mark: 'early_voted', early: 1 as ContestMask })).toBe(1)
  expect(confirmed(['mayor'], { mark: 'early_voted' })).toBeNull()
})
