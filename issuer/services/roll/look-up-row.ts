/** ELG-04: the row that the office named, as roll and lists have it, and whether its voter has come already. */
import type { IssuerEffect } from '#issuer/session/effect.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import type { OpenStation } from '../station.ts'

export function lookUpRow(
  { books }: OpenStation,
  change: Extract<IssuerEffect, { type: 'look-up-row' }>['change'],
): IssuerEvent {
  const [voter, second] = books.find(change.rollNo, 'roll-number')
  if (voter === undefined || second !== undefined) return { type: 'roll-row-found', change, row: null }
  const { name, kana, sex, birthDate, address } = voter
  const { marks, paper } = books.standing(voter.row)
  const { mark, early } = books.listedMark(voter.row)
  // A box beside another mark than 未 is one with a vote.
  const votedOnline = mark !== 'none' && mark !== 'online' && books.onlineBoxes().has(voter.row)
  return {
    type: 'roll-row-found',
    change: { ...change, rollNo: voter.rollNo },
    row: {
      mark,
      early,
      person: { name, kana, sex, birthDate, address },
      marked: marks !== 0 || paper !== 'none',
      votedOnline,
    },
  }
}
