/** T18: who has an online box and who has voted, from the roll side's database to the changes of the stations' rolls. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import type { RollNumber, StationId } from '#election/ids.ts'
import type { Handle } from '#election/online/ids.ts'
import { readRollChanges } from '#election/roll/import/read-roll-changes.ts'
import type { LocalDate } from '#election/time.ts'
import { hostKey } from '#online/roll-side/host-key.ts'
import { heldBoxes, onlineRows, stationChanges } from '#online/roll-side/roll/station-changes.ts'
import { must } from '#simulation/rooms/must.ts'
import { ONLINE_ELECTION } from '#simulation/rooms/online-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { NUMBER, type PlayedOffice, playedOffice } from './played-office.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

describe.skipIf(whyNoDatabase !== null)(`who voted reaches the stations${leftOut}`, () => {
  let room: RollRoom
  let people: PlayedOffice
  beforeAll(async () => {
    room = await openRollRoom()
    const key = hostKey(new Uint8Array(32).fill(5), new Map())
    people = await playedOffice(room, { key, randomness: seededRandomness('stations', 'who voted') })
  })
  afterAll(() => room?.close())

  test('each box has its mark; a box that is held for a paper is one without a vote', async () => {
    const given = [await people.approved(), await people.approved(), await people.approved()]
    const [first, , third] = given.map(({ rollNo }) => rollNo)
    const id = must(await people.changes.ask(people.first, { kind: 'hold', rollNo: third ?? '', why: '郵便' }))
    must(await people.changes.decide(people.second, id, true))
    const boxes = must(await onlineRows(room.pool('roll_office'), { number: NUMBER, electionId: ONLINE_ELECTION }))
    expect(boxes.map(({ rollNo, isHeld }) => [rollNo, isHeld])).toEqual(
      given.map(({ rollNo }) => [rollNo, rollNo === third]),
    )
    const held = boxes.find(({ rollNo }) => rollNo === third)
    expect(heldBoxes(boxes)).toBe(`box,roll_no\n${held?.handle},${third}\n`)
    const voted = new Set(boxes.filter(({ rollNo }) => rollNo !== given[1]?.rollNo).map(({ handle }) => handle))
    for (const [isVoidable, mark] of [
      [false, 'online_voted'],
      [true, 'online_void_first'],
    ] as const) {
      const changes = changesIn(
        stationChanges(boxes, voted, isVoidable),
        given.map(({ rollNo }) => rollNo),
      )
      expect(changes).toEqual(
        boxes.map(({ rollNo, handle }) => ({
          ...{ rollNo, cause: 'online', box: handle },
          mark: rollNo === first ? mark : 'online',
        })),
      )
    }
  })
})

/** As the office takes it in. */
function changesIn(csv: string, rollNos: readonly string[]): readonly { readonly box?: Handle | undefined }[] {
  const station = '1' as StationId
  const now = {
    ...{
      date: '2026-11-22' as LocalDate,
      votingAge: 18,
      municipalityCode: '332101',
      stations: [],
      contests: [],
      paperContests: [],
      alsoAt: new Map(),
      tickets: new Set<string>(),
      added: new Map(),
      boxes: new Map(),
    },
    rows: new Map(rollNos.map((rollNo) => [rollNo as RollNumber, station])),
  }
  return (
    must(readRollChanges({ file: utf8(csv), profile: null }, now, { draws: () => true })).stations.get(station)
      ?.changes ?? []
  )
}
