/** S-05, S-07: a member has no card; the list may ask for the day of birth; of several elections the member chooses the next one. */
import { describe, expect, it } from 'vitest'
import { contestBits } from '#election/contests.ts'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import type { Event, ScreenEvent } from './event.ts'
import type { Ballot, ElectionPage, State } from './state.ts'
import { step } from './step.ts'
import { NO_INCIDENTS } from './step-incidents.ts'
import type { VoterElection } from './voter-election.ts'

const contest = (bit: number) => ({
  contest: { kind: 'officer', id: `c${bit}`, bit, title: `選挙${bit}`, titleKana: '', titleEn: '', districts: [] },
  candidates: [{ id: 10 * bit + 1, gone: null }],
  isOnPaper: false,
})
const election = {
  contests: [0, 1, 2].map(contest),
  signed: {
    settings: { switches: { voters: 'members', checkBeforeCast: true }, origin: { page: 'https://vote.example' } },
  },
} as unknown as VoterElection
const FLOW = 'f'.repeat(32)
const permit = (style: number) => ({ bytes: new Uint8Array(1), permit: { style } }) as unknown as Ballot['permit']

function at(page: ElectionPage): State {
  return { language: 'ja', now: 0, incidents: NO_INCIDENTS, page: { type: 'open', election, pictures: null, at: page } }
}
function take(page: ElectionPage, ...events: readonly Event[]) {
  let [state, effects] = [at(page), [] as readonly unknown[]]
  for (const event of events) ({ state, effects } = step(state, event))
  if (state.page.type !== 'open') throw new Error('the page is open')
  return { at: state.page.at, effects }
}
const press = (event: ScreenEvent): Event => ({ type: 'screen', event })

describe('a member', () => {
  const card = { type: 'card', purpose: 'vote', flow: FLOW, isAsking: true } as const
  it('goes from the promise to the gate, and touches no card', () => {
    const promise = { type: 'promise', flow: FLOW, isFree: true, isReminded: false } as const
    const next = take(promise, press({ type: 'promise-given' }))
    expect(next).toEqual({ at: card, effects: [{ type: 'begin', flow: FLOW, purpose: 'vote' }] })
  })

  it('is asked for nothing, or for the day of birth, which is sent as the list has it', () => {
    const nothing = take(card, { type: 'begin-answered', answer: { type: 'member', asks: 'nothing' } })
    expect(nothing.at).toMatchObject({ type: 'finishing', answer: '' })
    const birth = take(card, { type: 'begin-answered', answer: { type: 'member', asks: 'birth' } })
    expect(birth.at).toMatchObject({ type: 'asked', typed: '' })
    const typed = (text: string) => take(birth.at, press({ type: 'typed', text }), press({ type: 'birth-given' })).at
    expect(typed('平成26年5月2日')).toMatchObject({ type: 'finishing', answer: '2014-05-02' })
    expect(typed('きのう')).toMatchObject({ type: 'asked', isSlip: true })
  })

  it('applies for nothing', () => {
    const { state } = step(
      { ...at({ type: 'entry', left: null }), page: { type: 'loading', place: { type: 'apply' } } },
      {
        ...{ type: 'loaded', election, kept: null },
      },
    )
    expect(state.page).toMatchObject({ at: { type: 'entry' } })
  })
})

describe('of several elections', () => {
  const finishing = { type: 'finishing', purpose: 'vote', flow: FLOW, answer: '', tries: 0 } as const
  const permitted = (style: number) =>
    take(finishing, { type: 'finish-answered', answer: { type: 'permit', permit: permit(style) } }).at
  const to = (bit: number | null) => press({ type: 'to-election', bit: bit as ContestBit | null })
  const choose = (bit: number) => [
    to(bit),
    press({ type: 'chosen', selection: { type: 'candidate', id: 10 * bit + 1 } as never }),
    press({ type: 'confirmed' }),
  ]

  it('those of the own class are offered, and no others', () => {
    expect(permitted(5)).toMatchObject({ type: 'elections', ballot: { contests: { length: 2 } } })
    expect(take(permitted(5), to(1)).at).toMatchObject({ type: 'elections' })
    expect(permitted(4)).toMatchObject({ type: 'choosing', ballot: { contests: [{ contest: { bit: 2 } }] } })
  })

  it('any is the first, and the records are in the order of the contests', () => {
    for (const order of [
      [2, 0, 1],
      [1, 2, 0],
    ]) {
      const { at: end, effects } = take(permitted(7), ...order.flatMap(choose))
      expect(end.type).toBe('sealing')
      expect(effects).toMatchObject([
        { answers: [0, 1, 2].map((bit) => ({ list: { bit, place: 0 }, selection: { id: 10 * bit + 1 } })) },
      ])
    }
  })

  it('who leaves some out has a record of each all the same: nobody sees which', () => {
    const { effects } = take(permitted(7), ...choose(1), to(null))
    expect(effects).toMatchObject([
      {
        answers: contestBits(7 as ContestMask).map((bit) => ({
          list: { bit, place: 0 },
          selection: { type: bit === 1 ? 'candidate' : 'ended' },
        })),
      },
    ])
  })

  it('back leads to the list, and to the election before', () => {
    const back = press({ type: 'went-back' })
    expect(take(permitted(7), to(2), back).at).toMatchObject({ type: 'elections', ballot: { selections: [] } })
    expect(take(permitted(7), ...choose(2), back).at).toMatchObject({ type: 'choosing', ballot: { selections: [] } })
    expect(take(permitted(7), back).at.type).toBe('giving-up')
  })
})
