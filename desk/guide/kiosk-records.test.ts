/** The strip names the records of a closed machine by the titles of the issuer's page, whatever its language is. */
import { expect, it } from 'vitest'
import type { ContestId } from '#election/ids.ts'
import { recordsTold } from './kiosk-records.ts'

const [mayor, council] = ['mayor', 'council'] as [ContestId, ContestId]
const contestsSaid = [
  { id: mayor, title: '朝霧市長選挙' },
  { id: council, title: '朝霧市議会議員選挙' },
]
const records = new Map([
  ['朝霧市長選挙', 3],
  ['朝霧市議会議員選挙', 2],
])

it.each([
  ['ja', contestsSaid, '朝霧市長選挙 3、朝霧市議会議員選挙 2'],
  [
    'en',
    [
      { id: mayor, title: 'Asagiri mayoral election' },
      { id: council, title: 'Asagiri city council election' },
    ],
    'Asagiri mayoral election 3、Asagiri city council election 2',
  ],
])('%s', (_, contests, told) => {
  expect(recordsTold({ contests, contestsSaid }, records)).toBe(told)
})
