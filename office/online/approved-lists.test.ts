/** S13: which lists of approved people sorting takes from a folder. A file that was lost on its way stops nobody's vote. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { type Approver, parseApprovers } from '#election/keys/approvers.ts'
import { type ApprovedList, openApproved, sealApproved, signApproved } from '#election/online/approved.ts'
import { must } from '#simulation/rooms/must.ts'
import { type SortingRoom, sortingRoom } from '#simulation/rooms/sorting-room.ts'
import { openCards } from './cards-behind-votes.ts'

let directory: string
let room: SortingRoom
let approvers: readonly Approver[]
/** As the office signed it, the first time. */
let list: ApprovedList
const at = (...names: readonly string[]) => join(directory, ...names)
const approved = (name: string) => at('evidence', `online-approved-${name}.ippyo`)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-approved-lists-'))
  room = await sortingRoom(directory)
  approvers = parseApprovers(new Uint8Array(await readFile(at('approvers.json')))) ?? []
  const { secretKey: sortingSecretKey } = room.evening.sorting
  const { electionId } = room.made.election.electionPackage
  list = must(openApproved(new Uint8Array(await readFile(approved('1'))), { electionId, approvers, sortingSecretKey }))
  await rm(approved('1'))
})
afterEach(async () => {
  for (const name of await readdir(at('evidence'))) if (name.includes('approved')) await rm(at('evidence', name))
})
afterAll(() => rm(directory, { recursive: true }))

async function there(name: string, changed: Partial<ApprovedList>): Promise<void> {
  const said = { ...list, ...changed }
  const by = [signApproved(said, room.approvers[0]), signApproved(said, room.approvers[1])] as const
  const { election, sorting } = room.evening
  await writeFile(approved(name), sealApproved(said, by, sorting.publicKey, election.randomness))
}

/** How many boxes have somebody approved, or why no list is taken. */
async function taken(): Promise<number | string> {
  const places = { evidence: at('evidence'), cards: at('cards', 'cards.json') }
  const shares = [at('sorting-1.json'), at('sorting-2.json')]
  const of = { electionPackage: room.made.election.electionPackage, approvers }
  const sortingKey = room.evening.finished().grounds.settings.settings.keys.sorting
  assert(sortingKey !== null, 'cards are looked at')
  const opened = await openCards({ ...places, shares }, room.passphrases, { ...of, sortingKey })
  if (!opened.ok) return opened.error.type
  await opened.value.close()
  return opened.value.grounds.approved.size
}

it('a number that is missing is in the next one: two signed it, and its answer was lost', async () => {
  await there('2', { number: 2 })
  expect(await taken()).toBe(list.boxes.length)
  await there('5', { number: 5 })
  expect(await taken()).toBe(list.boxes.length)
})

it('a newer list that somebody keeps back only approves fewer people', async () => {
  await there('1', { number: 1, boxes: list.boxes.slice(1) })
  expect(await taken()).toBe(list.boxes.length - 1)
  await there('2', { number: 2 })
  expect(await taken()).toBe(list.boxes.length)
})

it('none is taken where two have one number, and where there is no list', async () => {
  await there('2', { number: 2 })
  await there('2 (1)', { number: 2 })
  expect(await taken()).toBe('approved-list-refused')
  await rm(approved('2'))
  await rm(approved('2 (1)'))
  expect(await taken()).toBe('approved-list-refused')
})
