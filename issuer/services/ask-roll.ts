/** The questions of the officer's acts to the roll: one voter by anything that is typed, and how many may vote. */
import { unreachable } from '#election/assert.ts'
import type { RollNumber } from '#election/ids.ts'
import { below } from '#election/randomness.ts'
import { type Notice, notice, type VoterCode } from '#issuer/session/codes.ts'
import type { BooksEffect } from '#issuer/session/effect.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import { isServed } from '#issuer/session/inside.ts'
import type { SearchField } from '#issuer/session/screen-event.ts'
import type { DayRecord, Voter } from '#issuer/session/state.ts'
import { MATCHES_MAX } from './books/voters.ts'
import { rollBySex } from './papers/roll-by-sex.ts'
import { type OpenStation, voterOf } from './station.ts'

type Asked = Extract<
  BooksEffect,
  {
    type:
      | 'find-voters'
      | 'find-inside-voter'
      | 'find-envelope-voter'
      | 'count-electors'
      | 'find-apart-voter'
      | 'find-substitute'
      | 'find-mark-owner'
  }
>

export function askRoll(station: OpenStation, effect: Asked): IssuerEvent {
  switch (effect.type) {
    case 'find-voters':
      return findVoters(station, effect)
    case 'find-mark-owner':
      return findMarkOwner(station, effect)
    case 'find-inside-voter':
      return { type: 'inside-voter-found', voter: theOneVoter(station, effect.text, effect.by) }
    case 'find-envelope-voter': {
      const { text, by, contest } = effect
      return { type: 'envelope-voter-found', voter: theOneVoter(station, text, by), contest }
    }
    case 'count-electors': {
      const { eligible, entitled } = rollBySex(station)
      return { type: 'electors-counted', electors: { ...eligible, entitled } }
    }
    case 'find-apart-voter': {
      const { text, why, words } = effect
      return { type: 'apart-voter-found', voter: theOneVoter(station, text), why, words }
    }
    case 'find-substitute': {
      const { asked, text } = effect
      // Nobody looks for who is not on this roll: of a voter with the same name the person is another one. A slip is no person at all.
      const hasRoll = station.facts.slips === null
      const onRoll = hasRoll ? theOneVoter(station, text) : null
      const found = asked.seen === '' ? onRoll : { name: text, refusal: null }
      const isCandidate = found !== null && isNameOfCandidate(station, found.name)
      return { type: 'substitute-found', asked, found, isCandidate }
    }
    default:
      return unreachable(effect)
  }
}

function findVoters(station: OpenStation, { text, by }: Extract<Asked, { type: 'find-voters' }>): IssuerEvent {
  const rows = station.books.find(text, by)
  const more = rows.length > MATCHES_MAX
  const shown = more ? [] : rows
  return {
    type: 'voters-found',
    voters: shown.map(({ row }) => voterOf(station, row)),
    by: shown.map((row) => row.by),
    more,
  }
}

/** 人違い. The other one of two namesakes is meant. A place of nobody is drawn: the next free one would show which came first. */
function findMarkOwner(station: OpenStation, { text, from }: Extract<Asked, { type: 'find-mark-owner' }>): IssuerEvent {
  const no = (why: Notice<VoterCode>): IssuerEvent => ({ type: 'mark-owner-found', owner: null, notice: why })
  if (text !== null) {
    const voter = theOneVoter(station, text, 'any', from)
    return voter === null
      ? no(notice('no-match'))
      : { type: 'mark-owner-found', owner: { type: 'row', voter }, notice: null }
  }
  const free = station.books.freeOrderPlaces()
  const place = free[below(station.randomness, Math.max(1, free.length))]
  if (place === undefined) return no(notice('order-places-full'))
  return { type: 'mark-owner-found', owner: { type: 'nobody', place }, notice: null }
}

/** CLS-02: after a restart the list of those inside says again who is still to be served. */
export function insideServed({ books }: OpenStation, record: DayRecord | null): readonly RollNumber[] {
  const rollNos = record?.inside.rollNos ?? []
  return rollNos.filter((rollNo) => isServed({ standing: books.standing(books.rowOf(rollNo)) }))
}

/**
 * Null: nobody, or several. A number that is somebody's ticket and another's in the roll is the ticket.
 * @param but a row that is meant only where nobody else fits
 */
function theOneVoter(
  station: OpenStation,
  text: string,
  by: SearchField = 'any',
  but: RollNumber | null = null,
): Voter | null {
  const found = station.books.find(text, by).filter((each) => each.by !== 'sound')
  const tickets = found.filter((each) => each.by === 'ticket')
  const others = but === null ? found : found.filter(({ row }) => row !== station.books.rowOf(but))
  const [first, second] = tickets.length === 1 ? tickets : others.length === 1 ? others : found
  return first !== undefined && second === undefined ? voterOf(station, first.row) : null
}

/** ROL-05: of any contest of the election, under the name of the register or the one on the screens. */
function isNameOfCandidate({ election }: OpenStation, name: string): boolean {
  const bare = (text: string) => text.normalize('NFKC').replace(/\s/g, '')
  const all = election.list.contests.flatMap(({ candidates }) => candidates)
  return all.some((candidate) => [candidate.name, candidate.displayName].some((each) => bare(each) === bare(name)))
}
