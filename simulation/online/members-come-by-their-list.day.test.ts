/** S-05: two people bring the list of members, another than who brought it last approves everybody, and each has one box and one letter. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { hostKey } from '#online/roll-side/host-key.ts'
import type { RollGrounds } from '#online/roll-side/roll/import-roll.ts'
import { staffAnswer } from '#online/roll-side/roll/staff-answer.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { type PlayedOffice, playedOffice } from './played-office.ts'
import { schoolSources } from './programs/school.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

const key = hostKey(new Uint8Array(32).fill(3), new Map())
const LIST = '番号,氏名,所属\n1101,見本　あおい,1年1組\n1102,見本　あおい,1年1組\n2101,見本　えま,2年1組\n'

describe.skipIf(whyNoDatabase !== null)(`a list of members${leftOut}`, () => {
  let room: RollRoom
  let office: PlayedOffice
  beforeAll(async () => {
    room = await openRollRoom()
    const { contests, rules, stations } = schoolSources()
    const grounds: RollGrounds = { rules, places: { contests, stations }, consulates: null }
    office = await playedOffice(room, { key, randomness: seededRandomness('a list of members'), grounds })
  })
  afterAll(() => room?.close())

  const proposed = async () => {
    const { applications } = must(await office.desk.applications({ state: 'proposed' })) as {
      applications: readonly { id: string }[]
    }
    return applications.map(({ id }) => id)
  }
  const approve = (by: 'first' | 'second', ids: readonly string[]) =>
    staffAnswer({ ...office, draw: async () => expect.unreachable() }, office[by], 'approve-members', { ids })

  it('is nobody’s word alone', async () => {
    expect(must(await office.office.import(office.first, utf8(LIST)))).toMatchObject({ type: 'brought', rows: 3 })
    expect(await proposed()).toEqual([])
    expect(must(await office.office.import(office.second, utf8(LIST)))).toMatchObject({
      type: 'imported',
      rows: 3,
      eligible: 3,
    })
  })

  it('is approved by another one than who proposed it', async () => {
    const shown = await proposed()
    expect(await approve('second', shown)).toEqual({ type: 'refused', refusal: 'same-person' })
    expect(await approve('first', shown)).toEqual({ type: 'members-approved', count: 3 })
    const { letters } = must(await office.desk.letters({ state: 'drawn' })) as {
      letters: readonly { name: string; address: string }[]
    }
    expect(letters.map(({ address, name }) => `${name} ${address}`).toSorted()).toEqual([
      '見本　あおい 1年1組　1101',
      '見本　あおい 1年1組　1102',
      '見本　えま 2年1組　2101',
    ])
  })

  it('that comes again with one more has a letter for that one alone', async () => {
    await office.extract(utf8(`${LIST}3101,見本　くるみ,3年1組\n`))
    const shown = await proposed()
    // Somebody who comes after the page was read is approved by nobody who has not seen the name.
    await office.extract(utf8(`${LIST}3101,見本　くるみ,3年1組\n3102,見本　けい,3年1組\n`))
    expect(await approve('first', shown)).toEqual({ type: 'members-approved', count: 1 })
    expect(await approve('first', shown)).toEqual({ type: 'refused', refusal: 'not-there' })
    expect(await proposed()).toHaveLength(1)
  })
})

it.skipIf(whyNoDatabase !== null)('M5: nobody of a municipality is approved with all others at once', async () => {
  const room = await openRollRoom()
  try {
    const office = await playedOffice(room, { key, randomness: seededRandomness('not all at once') })
    await office.proposed()
    const hands = { ...office, draw: async () => expect.unreachable() }
    expect(await staffAnswer(hands, office.second, 'approve-members', { ids: ['00'.repeat(16)] })).toEqual({
      ...{ type: 'refused', refusal: 'not-in-this-state' },
    })
  } finally {
    await room.close()
  }
})
