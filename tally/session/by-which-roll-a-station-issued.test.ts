/** own-18: the counting chair is told by which roll list a station issued, where it is not the commission's; nothing is opened in silence. */
import { expect, it } from 'vitest'
import type { SignedRollRound } from '#election/roll/roll-round.ts'
import { stationReceived } from '#simulation/counting/receive-stations.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { hashOfList, listsOfRound } from '#simulation/rooms/round-of.ts'
import { doubtInWords } from '#ui/language/doubt-words.ts'
import { nextStepOf } from './next-step.ts'

/** Both stations report list 2; @param held what station 2 held of it */
async function reported(round: number | null, held?: string): Promise<CountRoom> {
  const room = await CountRoom.make()
  const { electionId, stations } = room.made.election.electionPackage
  const reports = [0, 1].map((place) => {
    const report = room.report(place)
    const own = hashOfList(report.station, 2)
    return { ...report, rollList: 2, rollListHash: place === 1 ? (held ?? own) : own }
  })
  for (const { station } of reports) room.press(stationReceived(station))
  const nothing = new Uint8Array(0)
  const rollRound: SignedRollRound | null =
    round === null
      ? null
      : {
          ...{
            electionId,
            number: round,
            last: true,
            lists: listsOfRound(stations, round),
            voted: null,
            incidents: null,
          },
          document: { bytes: nothing, signature: nothing },
        }
  room.press({ type: 'receive-reports' })
  room.send({ type: 'reports-read', reports, lost: null, rollRound, refused: [] })
  return room
}

const asked = (room: CountRoom) =>
  room.view().doubts.map(({ code, station }) => `${code} ${station ?? 'of the district'}`)

it.each([
  ['the lists of the last round', 2, undefined, []],
  ['another list under this number', 2, 'ab'.repeat(32), ['roll-list-differs 2']],
  ['an earlier list', 3, undefined, ['roll-list-earlier 1', 'roll-list-earlier 2']],
  ['lists, and no round is here', null, undefined, ['roll-round-missing of the district']],
])('%s', async (_what, round, held, expected) => {
  expect(asked(await reported(round, held))).toEqual(expected)
})

it('it is said in words at once, and the chair writes down why before anything is opened', async () => {
  const room = await reported(2, 'ab'.repeat(32))
  const [doubt] = room.view().doubts
  if (doubt === undefined) return expect.unreachable()
  const { contests } = room.view()
  expect(doubtInWords(doubt, 'ja', contests).title).toContain('この投票所（受付1）が持っていた名簿の更新（第2号）')
  expect(doubtInWords(doubt, 'en', contests).title).toContain('The roll list 2 that this station (desk 1) held')
  room.press({ type: 'explain', doubt: doubt.id, reason: '電話で確認', by: ['選挙 長'] })
  expect(room.view().missing.map(({ type }) => type)).not.toContain('explanation')
})

it('a round that comes later with another stick answers for itself', async () => {
  const room = await reported(null)
  expect(nextStepOf(room.view())).not.toBeNull()
  const { electionId, stations } = room.made.election.electionPackage
  const round = { electionId, number: 2, last: true, lists: listsOfRound(stations, 2), voted: null, incidents: null }
  const nothing = new Uint8Array(0)
  room.press({ type: 'receive-reports' })
  const rollRound = { ...round, document: { bytes: nothing, signature: nothing } }
  room.send({ type: 'reports-read', reports: [], lost: null, rollRound, refused: [] })
  expect([room.view().message, asked(room)]).toEqual([null, []])
})
