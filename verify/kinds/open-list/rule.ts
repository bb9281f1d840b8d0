/** candidate-list.md §2, `openLists`: a party and its people (PEO 86-3(1)), each by the number on the ballot. */
import type { JsonObject } from '../../package/canonical.ts'
import { Malformed, objects, only, whole } from '../../package/fields.ts'

export interface OpenListOfParty {
  readonly number: number
  readonly people: readonly OpenPerson[]
}

interface OpenPerson {
  readonly number: number
  /** 特定枠; null: not in it. */
  readonly rank: number | null
}

/**
 * Each candidate is a party, or is on the list of one whose name it bears.
 *
 * @throws Malformed
 */
export function openListsIn(entry: JsonObject, candidates: readonly JsonObject[]): readonly OpenListOfParty[] {
  const lists = objects(entry, 'openLists', 1, candidates.length).map(listIn)
  const left = new Map(candidates.map((each) => [each.number, each]))
  const take = (number: number) => {
    const found = left.get(number)
    if (found === undefined) throw new Malformed('openLists.number')
    left.delete(number)
    return found
  }
  lists.forEach(({ number, people }, at) => {
    if (number <= (lists[at - 1]?.number ?? 0)) throw new Malformed('openLists.number')
    const party = take(number)
    // A party does not die, and is shown by the name of its notice.
    if (party.gone === 'died' || party.displayName !== '') throw new Malformed('candidates')
    for (const each of people) {
      const person = take(each.number)
      if (person.party !== party.name) throw new Malformed('candidates.party')
      if (party.gone !== null && person.gone === null) throw new Malformed('candidates.gone')
    }
  })
  if (left.size > 0) throw new Malformed('openLists')
  return lists
}

function listIn(each: JsonObject): OpenListOfParty {
  only(each, ['number', 'people'])
  const people = objects(each, 'people', 1, 998).map((person): OpenPerson => {
    only(person, ['number', 'rank'])
    return {
      number: whole(person, 'number', 1, 999),
      rank: person.rank === null ? null : whole(person, 'rank', 1, 998),
    }
  })
  // The 特定枠 from 1 without a gap, then the others as they are numbered.
  const ranked = people.filter(({ rank }) => rank !== null).length
  people.forEach(({ number, rank }, at) => {
    if (at < ranked ? rank !== at + 1 : rank !== null) throw new Malformed('openLists.rank')
    if (at > ranked && number <= (people[at - 1]?.number ?? 0)) throw new Malformed('openLists.people')
  })
  return { number: whole(each, 'number', 1, 999), people }
}
