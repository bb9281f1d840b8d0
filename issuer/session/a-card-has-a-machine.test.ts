/** OPN-01, CNT-05: whoever has a card votes at a machine that the evening asks for its figures. */
import { expect, it } from 'vitest'
import { checkedVoter, counts, FIRST, IssuerSession, K1, openRecord, voter } from '#simulation/rooms/issuer-session.ts'
import type { Day } from './state.ts'

const CHECKED = checkedVoter({ chosen: FIRST })

it.each<[string, Partial<Day>]>([
  ['is being written', { desk: { type: 'issuing', checked: CHECKED } }],
  [
    'may have been written',
    { unsettled: { kind: 'issue', voter: voter(), checked: CHECKED, working: false, failure: null } },
  ],
])('while the first card %s, no machine that it may vote at becomes one that nobody used', (_, day) => {
  const session = new IssuerSession({ ...day, counts: counts() })
  session.press({ type: 'kiosk-marked', machine: K1, state: 'spare', note: '' })
  expect(session.alarms).toEqual(['kiosk-was-started'])
})

it('no card is issued while the books have no machine that is or was ready', () => {
  const kiosks = openRecord().kiosks.map((each) => ({ ...each, state: 'spare' as const, wasStarted: false }))
  const session = new IssuerSession({ record: openRecord({ kiosks }), desk: { type: 'checked', checked: CHECKED } })
  session.press({ type: 'issue-requested' })
  expect(session.alarms).toEqual(['no-kiosk-started'])
})
