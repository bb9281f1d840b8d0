/** The effects of a roll that lives. */
import { unreachable } from '#election/assert.ts'
import type { IssuerEffect } from '#issuer/session/effect.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import type { OpenStation } from '../station.ts'
import { lookUpPerson } from './look-up-person.ts'
import { lookUpRow } from './look-up-row.ts'
import { takeInLists } from './take-in-lists.ts'

/** @param place where the stick with the lists is mounted; undefined: the config names none */
export function aboutTheRoll(
  station: OpenStation,
  effect: Extract<IssuerEffect, { type: 'take-in-roll-lists' | 'look-up-row' | 'look-up-person' }>,
  place: string | undefined,
): IssuerEvent | Promise<IssuerEvent> {
  switch (effect.type) {
    case 'take-in-roll-lists':
      return takeInLists(station, place)
    case 'look-up-row':
      return lookUpRow(station, effect.change)
    case 'look-up-person':
      return lookUpPerson(station, effect.person)
    default:
      return unreachable(effect)
  }
}
