/** The questions of the officer's acts to the roll: one voter by anything that is typed, and how many may vote. */
import { unreachable } from '#election/assert.ts'
import type { RollNumber } from '#election/ids.ts'
import type { BooksEffect } from '#issuer/session/effect.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import { isServed } from '#issuer/session/inside.ts'
import type { DayRecord, Voter } from '#issuer/session/state.ts'
import { rollBySex } from './papers/roll-by-sex.ts'
import { type OpenStation, voterOf } from './station.ts'

type Asked = Extract<
  BooksEffect,
  { type: 'find-inside-voter' | 'count-electors' | 'find-apart-voter' | 'find-substitute' }
>

export function askRoll(station: OpenStation, effect: Asked): IssuerEvent {
  switch (effect.type) {
    case 'find-inside-voter':
      return { type: 'inside-voter-found', voter: theOneVoter(station, effect.text, effect.by) }
    case 'count-electors':
      return { type: 'electors-counted', electors: rollBySex(station).eligible }
    case 'find-apart-voter': {
      const { text, why, words } = effect
      return { type: 'apart-voter-found', voter: theOneVoter(station, text), why, words }
    }
    case 'find-substitute': {
      const { asked, text } = effect
      // Nobody looks for who is not on this roll: of a voter with the same name the person is another one.
      const found = asked.seen === '' ? theOneVoter(station, text) : { name: text, refusal: null }
      const isCandidate = found !== null && isNameOfCandidate(station, found.name)
      return { type: 'substitute-found', asked, found, isCandidate }
    }
    default:
      return unreachable(effect)
  }
}

/** CLS-02: after a restart the list of those inside says again who is still to be served. */
export function insideServed({ books }: OpenStation, record: DayRecord | null): readonly RollNumber[] {
  const rollNos = record?.inside.rollNos ?? []
  return rollNos.filter((rollNo) => isServed({ standing: books.standing(books.rowOf(rollNo)) }))
}

/** Null: nobody, or several. */
function theOneVoter(station: OpenStation, text: string, by: 'any' | 'ticket' = 'any'): Voter | null {
  const [first, second] = station.books.find(text, by)
  return first !== undefined && second === undefined ? voterOf(station, first.row) : null
}

/** ROL-05: of any contest of the election, under the name of the register or the one on the screens. */
function isNameOfCandidate({ election }: OpenStation, name: string): boolean {
  const bare = (text: string) => text.normalize('NFKC').replace(/\s/g, '')
  const all = election.list.contests.flatMap(({ candidates }) => candidates)
  return all.some((candidate) => [candidate.name, candidate.displayName].some((each) => bare(each) === bare(name)))
}
