/** The stick of a report, a share or anything else in a slot of media, and a ballot medium or a share in the socket for reports. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type CountingElection, countingElection } from '#simulation/counting/counting-election.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { hangStickAt } from '#simulation/rooms/hung-stick.ts'
import { nextStepOf } from '../../session/next-step.ts'
import { stageFiles } from '../stage-files.ts'
import { KeptContents } from './kept-contents.ts'
import { readReports } from './read-reports.ts'
import { Slots } from './slots.ts'

let directory: string
let made: CountingElection
let next = 0

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-wrong-socket-'))
  made = await countingElection(secureRandomness())
})

afterAll(() => rm(directory, { recursive: true }))

async function stick(...names: readonly string[]): Promise<string> {
  const place = join(directory, String(next++))
  await mkdir(place)
  for (const name of names) await writeFile(join(place, name), '{}')
  return place
}

function slotsAt(...places: readonly string[]) {
  const slots = new Slots(places, new KeptContents(stageFiles(join(directory, 'out'))))
  const election = {
    electionPackage: made.election.electionPackage,
    authorityPublicKey: made.authority.publicKey,
    several: null,
  }
  return { slots, look: () => slots.look(election) }
}

it.each([
  ['a report with its signature', ['1.json', '1.json.sig'], 'report-in-a-slot'],
  ['a declaration of lost media', ['lost-media.json', 'lost-media.sig'], 'report-in-a-slot'],
  ["a holder's share", ['share-2.json'], 'share-in-a-slot'],
  ['a stick of other things', ['notes.txt'], 'not-a-ballot-box'],
  ['a stick that was formatted and never written', ['lost+found'], 'not-a-ballot-box'],
] as const)('%s in a slot is there, is never read, and its slot has its code', async (_, names, code) => {
  const { slots, look } = slotsAt(await stick(...names))
  const seen = await look()
  expect(seen).toMatchObject([{ slot: 1, occupied: true, misplaced: code }])
  expect(slots.toRead(seen, [])).toEqual([])
  const room = await CountRoom.make()
  room.send({ type: 'slots-seen', slots: seen })
  expect(room.view().slots[0]).toMatchObject({ state: 'refused', refusal: { type: code } })
  // Somebody presses "Read media" all the same: the words are at the top too, and say which slot.
  room.press({ type: 'read-media' })
  room.send({ type: 'media-read' })
  expect(room.view().message).toMatchObject({ code, about: { slot: 1 } })
})

it('only what a computer hides lies on it: the slot is empty, as without a stick', async () => {
  const { look } = slotsAt(await stick('.Trashes'), join(directory, 'never-mounted'))
  expect(await look()).toMatchObject([{ occupied: false }, { occupied: false }])
})

it('it is taken out and an original comes: the slot says so at the next look', async () => {
  const place = await stick('1.json', '1.json.sig')
  const { slots, look } = slotsAt(place)
  await look()
  await rm(place, { recursive: true })
  expect(await look()).toMatchObject([{ occupied: false, changed: true }])
  await mkdir(place)
  await writeFile(join(place, BALLOT_BOX_FILE), 'no page of it is written yet')
  const seen = await look()
  expect([seen[0]?.misplaced ?? null, slots.toRead(seen, [])]).toEqual([null, [1]])
})

it('the report that is asked for lies in a slot of media: that slot comes next, and no longer once the report is in', async () => {
  const room = await CountRoom.make()
  room.receiveReport(0)
  const misplaced = { slot: 2, occupied: true, medium: null, files: null, changed: true } as const
  room.send({ type: 'slots-seen', slots: [{ ...misplaced, misplaced: 'report-in-a-slot' }] })
  expect(nextStepOf(room.view())).toEqual({ type: 'slot', slot: 2 })
  room.receiveReport(1)
  expect(nextStepOf(room.view())?.type).toBe('insert')
})

it.each([
  ['a ballot medium', [BALLOT_BOX_FILE], 'medium-as-report'],
  ["a holder's share", ['share-2.json'], 'share-as-report'],
] as const)('%s in the socket for reports is named for what it is', async (_, names, code) => {
  const { reports, refused } = await readReports(await stick(...names), made.election.electionPackage)
  expect([reports, refused]).toEqual([[], [{ file: names[0], code }]])
})

it('a report stick that hangs is named, and is not taken for an empty one (WX2)', async () => {
  const place = await stick('1.json', '1.json.sig')
  await hangStickAt(place)
  const { reports, refused } = await readReports(place, made.election.electionPackage)
  expect([reports, refused]).toEqual([[], [{ file: place.split('/').at(-1), code: 'report-stick-silent' }]])
})
