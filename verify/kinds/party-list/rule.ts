/** candidate-list.md §2, `lists`: whom each party puts up (PEO 86-2(1)), in one spelling. */
import type { JsonObject } from '../../package/canonical.ts'
import { Malformed, object, objects, only, whole, words } from '../../package/fields.ts'

export interface ListOfParty {
  readonly number: number
  readonly people: readonly Person[]
}

export interface Person {
  readonly rank: number
  /** In no district; in one without signed figures; or with those of the person and of who won there. */
  readonly district: 'none' | 'unknown' | { readonly votes: bigint; readonly most: bigint }
}

/**
 * @param parties numbers in the order of the entry
 * @throws Malformed
 */
export function listsIn(entry: JsonObject, parties: readonly number[]): readonly ListOfParty[] {
  const lists = objects(entry, 'lists', parties.length, parties.length)
  return lists.map((each, at) => {
    only(each, ['number', 'people'])
    if (whole(each, 'number', 1, 999) !== parties[at]) throw new Malformed('lists.number')
    const people = objects(each, 'people', 1, 200).map(personIn)
    people.forEach(({ rank, district }, place) => {
      const before = people[place - 1]
      if (before === undefined) return
      if (before.rank > rank) throw new Malformed('lists.rank')
      // PEO 86-2(6): a rank is shared by who stand in districts too, and by nobody else.
      if (before.rank === rank && (district === 'none' || before.district === 'none')) throw new Malformed('lists.rank')
    })
    return { number: parties[at] as number, people }
  })
}

function personIn(each: JsonObject): Person {
  only(each, ['district', 'kana', 'name', 'rank'])
  for (const name of ['name', 'kana']) words(each, name, 1, 400)
  return { rank: whole(each, 'rank', 1, 200), district: districtIn(each) }
}

function districtIn(each: JsonObject): Person['district'] {
  if (each.district === null) return 'none'
  if (each.district === 'unknown') return 'unknown'
  const figures = object(each, 'district')
  only(figures, ['most', 'votes'])
  const most = whole(figures, 'most', 1, 10_000_000)
  return { votes: BigInt(whole(figures, 'votes', 0, most - 1)), most: BigInt(most) }
}
