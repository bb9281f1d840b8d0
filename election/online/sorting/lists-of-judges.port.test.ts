/**
 * Promise 3 at sorting: an envelope has the answers of one voter about all judges, and what sorting leaves has none of it. Each judge's list is in an
 * order of its own, so no place in one list says anything of a place in another one (docs/decisions/064).
 */
import { expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { must } from '#simulation/rooms/must.ts'
import { codeOf, onlineEvening } from '#simulation/rooms/online-evening.ts'
import { sortedFiles } from '../sorted.ts'
import { sortBoxes } from './sorting.ts'

const [JUDGES, VOTERS] = [4, 12]
const several = { bit: 1 as ContestBit, lists: JUDGES }
const { election, finished } = onlineEvening('lists of judges', null, several)
const style = 3 as ContestMask
const voters = Array.from({ length: VOTERS }, () => {
  const box = election.box()
  return { box, ...election.vote({ box, style }) }
})
const { settings } = finished().grounds
const { grounds, files } = finished({
  events: voters.map(({ box, bytes }) => ({ box, rev: 1, cast: bytes })),
  ...{ held: [], voids: [] },
  entries: [Uint8Array.from(Buffer.from(settings.settings.clientFiles, 'hex')), settings.hash, ...voters.map(codeOf)],
  grounds: { evidence: null, decisions: [], stations: [], boxes: new Map(voters.map(({ box }) => [box, style])) },
})
const { records, ...rest } = must(sortBoxes(group, grounds, files, nativeOnlineChecks))

/** Whose record is at each place of a list. */
function ordered(room: number, at: number): readonly number[] {
  const whose = new Map(voters.map(({ salted }, voter) => [toHex(salted.records[at] as Uint8Array), voter]))
  return (records.get(room) ?? []).map((record) => whose.get(toHex(record)) ?? -1)
}
const rooms = [0, 7, 8, 9, 10]
const orders = rooms.map(ordered)

it('every voter has a record in the list of each judge', () => {
  expect([...records.keys()]).toEqual(rooms)
  for (const order of orders) expect(order.toSorted((a, b) => a - b)).toEqual(voters.map((_, voter) => voter))
})

it('no list is in the order of the export or of another list, and no two voters are neighbours in all of them', () => {
  const all = [...orders.map((order) => order.join()), voters.map((_, voter) => voter).join()]
  expect(new Set(all).size).toBe(all.length)
  const neighbours = orders.map((order) => new Set(order.slice(1).map((voter, at) => `${order[at]} ${voter}`)))
  const shared = [...(neighbours[0] ?? [])].filter((pair) => neighbours.every((each) => each.has(pair)))
  expect(shared).toEqual([])
})

it('a list is in the order of its own bytes alone, which anybody can make again without the export', () => {
  for (const room of rooms) {
    const own = (records.get(room) ?? []).map(toHex)
    expect(own).toEqual(own.toSorted())
  }
})

it('neither box, code nor salt of anybody is in a file that sorting leaves', () => {
  const of = { packageHash: grounds.packageHash, settingsHash: settings.hash, box: files.box }
  const lists = [{ bit: 0 as ContestBit, place: 0 }, ...[1, 2, 3, 4].map((place) => ({ bit: several.bit, place }))]
  const { electionId } = settings.settings
  const made = sortedFiles(group, { ...of, electionId, lists }, { ...rest, records }, nativeOnlineChecks)
  const all = made.files.map(({ bytes }) => toHex(bytes)).join(' ') + JSON.stringify(made.document)
  expect(made.files.map(({ name }) => name)).toEqual([
    ...rooms.map((room) => `online-sorted-${room}.bin`),
    'online-sorted-blinds.bin',
  ])
  for (const voter of voters) {
    const names = [voter.box, toHex(codeOf(voter)), toHex(voter.salted.salt)]
    expect(names.filter((name) => all.includes(name))).toEqual([])
  }
})
