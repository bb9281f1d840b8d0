/** The two effects of a roll that lives. */
import type { IssuerEffect } from '#issuer/session/effect.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import type { OpenStation } from '../station.ts'
import { lookUpRow } from './look-up-row.ts'
import { takeInLists } from './take-in-lists.ts'

/** @param place where the stick with the lists is mounted; undefined: the config names none */
export function aboutTheRoll(
  station: OpenStation,
  effect: Extract<IssuerEffect, { type: 'take-in-roll-lists' | 'look-up-row' }>,
  place: string | undefined,
): IssuerEvent | Promise<IssuerEvent> {
  return effect.type === 'look-up-row' ? lookUpRow(station, effect.change) : takeInLists(station, place)
}
