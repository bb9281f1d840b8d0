/** ROL-12: what was typed for an act of the officer is kept while its form is there, and for nobody who comes later. */
import { expect, it } from 'vitest'
import { IssuerSession, voter } from '#simulation/rooms/issuer-session.ts'
import type { OfficerAct } from './state.ts'

const ACT = {
  ...{ type: 'move-mark', voter: voter(), owner: { type: 'nobody', place: 1 }, moved: {} },
  reason: '隣の行に印を付けた',
} as unknown as OfficerAct

function left(): IssuerSession {
  const session = new IssuerSession({ officer: { act: ACT, working: false, failure: null }, desk: { type: 'ready' } })
  session.press({ type: 'operation-cancelled' })
  expect([session.day.officer, session.day.left]).toEqual([null, ACT])
  return session
}

it('an alarm that is acknowledged leaves the words', () => {
  const session = left()
  session.press({ type: 'alarm-acknowledged' })
  expect(session.day.left).toEqual(ACT)
})

it.each([
  ['another page', { type: 'tab-chosen', tab: 'watch' }],
  ['another voter', { type: 'voter-sought', text: '0043' }],
  ['another act of the officer', { type: 'clerk-change-requested', name: '交代 三郎' }],
  ['the desk is locked', { type: 'desk-lock-requested' }],
] as const)('%s takes them away', (_, event) => {
  const session = left()
  session.press(event as never)
  expect(session.day.left).toBeNull()
})

it('the ticket of another voter takes them away', () => {
  const session = left()
  session.send({ type: 'scanner', event: { type: 'scanned', text: 'T43' } } as never)
  expect(session.day.left).toBeNull()
})

it('an act that is done leaves nothing', () => {
  const session = new IssuerSession()
  session.press({ type: 'clerk-change-requested', name: '交代 三郎' })
  session.officer()
  expect([session.day.officer, session.day.left]).toEqual([null, null])
})
