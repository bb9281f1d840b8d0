/** package.md §3, `entitled`: contests to which fewer people have the right than vote at a station. */
import { CONTESTS_MAX } from '../medium/page-fields.ts'
import type { JsonObject } from './canonical.ts'
import { distinct, ID, Malformed, objects, only, text, whole } from './fields.ts'

/** @returns the contests that it names @throws Malformed */
export function entitledIn(value: JsonObject, largest: number): readonly string[] {
  const eligible = whole(value, 'eligible', 0, largest)
  const named = objects(value, 'entitled', 0, CONTESTS_MAX).map((each) => {
    only(each, ['contest', 'eligible'])
    if (whole(each, 'eligible', 0, largest) >= eligible) throw new Malformed('entitled')
    return text(each, 'contest', ID)
  })
  distinct(named, 'entitled')
  return named
}

/** Contests of the station, those on paper too. @throws Malformed */
export function checkNamed(named: readonly string[], own: readonly { readonly id: string }[]): void {
  if (!named.every((id) => own.some((each) => each.id === id))) throw new Malformed('entitled')
}
