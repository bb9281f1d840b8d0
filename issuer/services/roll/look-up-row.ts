/** ELG-04: the row that the office named by its number or its voter, as roll and lists have it, and whether its voter has come already. */
import type { IssuerEffect } from '#issuer/session/effect.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import type { FoundRow } from '../books/voters.ts'
import type { OpenStation } from '../station.ts'

export function lookUpRow(
  { books }: OpenStation,
  change: Extract<IssuerEffect, { type: 'look-up-row' }>['change'],
): IssuerEvent {
  const voter = rowMeant(books.find(change.rollNo, 'roll-number'), () => books.find(change.rollNo, 'name'))
  if (voter === null) return { type: 'roll-row-found', change, row: null }
  const { name, kana, sex, birthDate, address } = voter
  const { marks, paper } = books.standing(voter.row)
  const { mark, early, unentitled } = books.listedMark(voter.row)
  // A box beside another mark than 未 is one with a vote.
  const votedOnline = mark !== 'none' && mark !== 'online' && books.onlineBoxes().has(voter.row)
  return {
    type: 'roll-row-found',
    change: { ...change, rollNo: voter.rollNo },
    row: {
      mark,
      early,
      unentitled,
      person: { name, kana, sex, birthDate, address },
      marked: marks !== 0 || paper !== 'none',
      votedOnline,
    },
  }
}

/** The only one of this number; or else of this name, or its beginning: what only sounds alike is nobody's mark. Null: nobody, or several. */
function rowMeant(numbered: readonly FoundRow[], byName: () => readonly FoundRow[]): FoundRow | null {
  const meant = numbered.length > 0 ? numbered : byName().filter(({ by }) => by !== 'sound')
  const [only = null] = meant
  return meant.length === 1 ? only : null
}
