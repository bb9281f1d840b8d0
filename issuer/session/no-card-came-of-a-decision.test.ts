/** D-07: the power went while another card was written in place of an unreadable one, and nothing is on it: the line says that none was issued. */
import { expect, it } from 'vitest'
import { NO_CONTEST } from '#election/contests.ts'
import { countsOf } from '#simulation/rooms/each-contest.ts'
import { ALL, checkedVoter, counts, FIRST, IssuerSession, voter } from '#simulation/rooms/issuer-session.ts'

const HOLDER = voter({ marks: ALL, out: ALL, cardsIssued: 1, issued: countsOf(1, 1) })
const LINE = { number: 1, card: 'unreadable', reason: '曲がったカード' } as const

it.each([
  ['after a restart', null, { issued: false }, ['save-day']],
  ['with its voter at the desk still: they go on with it', checkedVoter({ chosen: FIRST }), {}, []],
] as const)('%s', (_, checked, said, effects) => {
  const record = { ...new IssuerSession().day.record, replacements: [LINE] }
  const unsettled = { kind: 'issue', voter: HOLDER, checked, working: true, failure: null } as const
  const session = new IssuerSession({ record, unsettled })
  const row = { voter: HOLDER, contests: FIRST, papers: NO_CONTEST, replaces: 'unreadable' } as const
  const done = { type: 'settled', outcome: 'not-issued', presentation: 'normal', counts: counts({}), ...row } as const
  expect(session.send(done).map(({ type }) => type)).toEqual(effects)
  expect(session.day.record.replacements).toEqual([{ ...LINE, ...said }])
})
