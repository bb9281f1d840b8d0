/** Where a session goes on whose card has just been read: new, come back, or found in the journal. */
import { assert, unreachable } from '#election/assert.ts'
import { cast, finish } from './casting.ts'
import { openContests } from './session-card.ts'
import type { SessionPage } from './session-page.ts'
import type { KioskState, Session } from './state.ts'
import { type Stepped, turn } from './stepped.ts'
import { isHeard } from './voice/hears.ts'

export function resume(state: KioskState, session: Session): Stepped {
  const open = openContests(session)
  if (open.length === 0) {
    return session.counter === 'finished' ? turn(state, session, { type: 'take-card' }) : finish(state, session)
  }
  switch (session.counter) {
    case 'issued':
      // A bad contact must not cost a voter the card: nothing is taken before the voice was heard. Beside the voice the screen says the same.
      if (session.card.presentation === 'audio' && isHeard(state)) {
        return turn(state, session, { type: 'hear', focus: null })
      }
      return takeCard(state, session)
    case 'taken':
    case 'pressed': {
      if (session.ending === 'staff') return cast(state, session, { type: 'end' })
      const last = session.contests.filter((bit) => !open.includes(bit)).at(-1)
      return turn(
        state,
        session,
        last === undefined ? firstPage(session) : { type: 'recorded', contest: last, focus: null },
      )
    }
    case 'finished':
      return turn(state, session, { type: 'take-card' })
    default:
      return unreachable(session.counter)
  }
}

/** Proxy and assistance are announced before anything else: nobody may take the one for the other (PRX-03, PRX-09). */
export function firstPage({ card }: Session): SessionPage {
  return { type: card.operatingMode === 'voter' ? 'how-to' : 'roles', focus: null }
}

/** Counter 1 → 2k. */
export function takeCard(state: KioskState, session: Session): Stepped {
  assert(session.card.uid !== null, 'taking: the card was read')
  const ask = state.ask + 1
  const move = { type: 'move-card', ask, uid: session.card.uid, to: 'taken' } as const
  return turn({ ...state, ask }, session, { type: 'taking' }, move)
}
