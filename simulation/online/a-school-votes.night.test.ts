/**
 * S-05, S-07: a students' council elects by its own list of members, from the list to the counted, checked result, by the programs as they
 * ship: no card, no station, no municipality code.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { postgresPrograms } from '#online/database/postgres-programs.ts'
import { must } from '#simulation/rooms/must.ts'
import { InventedVoter } from './programs/invented-voter.ts'
import { OnlinePrograms } from './programs/online-programs.ts'
import { readLetter } from './programs/read-letter.ts'
import { readSchool, SCHOOL } from './programs/school.ts'

const school = must(readSchool(SCHOOL))
let programs: OnlinePrograms

beforeAll(async () => {
  must(postgresPrograms())
  programs = await OnlinePrograms.start({ seed: 'a school votes', durable: false, school })
})
afterAll(async () => expect(await programs.end()).toEqual([]))

it('leads from the list to the result', async () => {
  const { staff } = programs
  for (const each of staff) await each.ask('import', { csv: school.members })
  const { applications } = await staff[0].ask('applications', { state: 'proposed' })
  await staff[0].ask('approve-members', { ids: applications.map(({ id }) => id) })
  const { letters } = await staff[1].ask('letters', { state: 'drawn' })
  expect(letters).toHaveLength(10)
  const codeOf = async (name: string) => {
    const { letter = '' } = letters.find((each) => each.name === name) ?? {}
    const { pdf } = await staff[1].ask('print', { letters: [letter] })
    return (await readLetter(new Uint8Array(Buffer.from(pdf, 'base64')))).hash.slice(1)
  }
  await programs.provisionBoxes()
  const [aoi, ema] = [await codeOf('見本　あおい'), await codeOf('見本　えま')]
  const wrong = new InventedVoter(programs.voters)
  expect(await wrong.asMember(ema, '2013-04-22')).toMatchObject({ type: 'refused', refusal: 'another-birth' })
  const first = new InventedVoter(programs.voters)
  expect(await first.asMember(aoi, '平成26年5月2日')).toMatchObject({
    type: 'elections',
    ballot: { contests: { length: 2 } },
  })
  await first.cast([0, 1])
  const second = new InventedVoter(programs.voters)
  expect(await second.asMember(ema, '2013-04-21')).toMatchObject({ ballot: { contests: { length: 3 } } })
  await second.cast([0, 2, 0])
  expect(await new InventedVoter(programs.voters).asMember(ema, '2013-04-21')).toMatchObject({ refusal: 'voted' })
  await programs.putClockToClose()
  await programs.export()
  await programs.writeEvidence()
  expect((await programs.centre.sort()).sums).toMatchObject({ events: 2, counted: 2, held: 0, voided: 0 })
  const [president, ofYear, clothes] = await programs.centre.count()
  expect(president).toMatchObject({ records: 2, joined: { totals: { 1: '2', 2: '0' } }, winners: [1] })
  expect(ofYear).toMatchObject({ records: 1, joined: { totals: { 1: '0', 2: '0', 3: '1' } } })
  expect(clothes).toMatchObject({ records: 2, joined: { totals: { 1: '1', 2: '1' } }, verdict: 'tie' })
  const { online } = await programs.centre.publish()
  expect(online.differing).toEqual([])
  const results = online.checks.map(({ check, result }) => `${check} ${result}`)
  expect(results.filter((each) => each.endsWith('fails'))).toEqual([])
  // Nobody has a card.
  expect(results.filter((each) => each.endsWith('not-checked'))).toEqual(
    ['S03', 'S10', 'S11', 'S12', 'S13', 'S18'].map((each) => `${each} not-checked`),
  )
})
