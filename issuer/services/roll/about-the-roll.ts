/** The effects of a roll that lives. */
import { unreachable } from '#election/assert.ts'
import type { BooksEffect } from '#issuer/session/effect.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import type { Worker } from '../in-pieces.ts'
import type { OpenStation } from '../station.ts'
import { lookUpPerson } from './look-up-person.ts'
import { lookUpRow } from './look-up-row.ts'

const ABOUT_THE_ROLL = ['take-in-roll-lists', 'look-up-row', 'look-up-person'] as const
type AboutTheRoll = Extract<BooksEffect, { type: (typeof ABOUT_THE_ROLL)[number] }>

export function isAboutTheRoll(effect: BooksEffect): effect is AboutTheRoll {
  return ABOUT_THE_ROLL.some((type) => type === effect.type)
}

/** Takes in the lists of the stick. @returns null when nobody waits for it any more */
export type TakeInLists = (station: OpenStation, by: Worker) => Promise<IssuerEvent | null>

export function aboutTheRoll(
  station: OpenStation,
  effect: AboutTheRoll,
  takeInLists: TakeInLists,
  by: Worker,
): IssuerEvent | Promise<IssuerEvent | null> {
  switch (effect.type) {
    case 'take-in-roll-lists':
      return takeInLists(station, by)
    case 'look-up-row':
      return lookUpRow(station, effect.change)
    case 'look-up-person':
      return lookUpPerson(station, effect.person)
    default:
      return unreachable(effect)
  }
}
