/** Counts once, for `millions.ts`, and tells what it took. With `bare` as first word: a loop of the opening alone. */
import { fork } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { assert } from '#election/assert.ts'
import { openRecord, RECORD_BYTES } from '#election/ballot/record.ts'
import { recordListsOf } from '#election/ballot/record-lists.ts'
import { makeKeyPair } from '#election/keys/hpke.ts'
import { nativeOpener } from '#openssl/hpke-open.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { countingElection } from '#simulation/counting/counting-election.ts'
import { giveTo } from '#simulation/counting/give-to.ts'
import { must } from '#simulation/rooms/must.ts'
import { mergeRecords } from '#tally/services/merge/merge-records.ts'
import { openKeyRoom } from '#tally/services/open/key-room.ts'
import { KeptContents } from '#tally/services/receive/kept-contents.ts'
import { stageFiles } from '#tally/services/stage-files.ts'
import { type Course, secondsLeft, withMoment } from '#tally/session/remaining.ts'
import { timed } from './measure.ts'
import { BARE_CORES, type BareTold, type MillionsMessage, type Stage } from './millions.ts'

const OF_A_MEDIUM = 1000
const BARE_RECORDS = 20_000
const CLEAR_BYTES = 8
const MARK_BYTES = 16

const [what, directory = ''] = process.argv.slice(2)
const randomness = secureRandomness()
/** Measures the opening of suite 1. */
const made = await countingElection(randomness, { suite: 1 })
const tell = (message: MillionsMessage | BareTold) => process.send?.(message)
if (what === 'bare') await bare()
else await count(Number(what))
process.disconnect?.()

async function count(records: number): Promise<void> {
  const before = await bareLoops()
  tell({ type: 'through', stage: 'bare' })
  const files = stageFiles(directory)
  const kept = new KeptContents(files)
  const room = openKeyRoom(made.election)
  for (const seat of [1, 2])
    must(await giveTo(room, seat, made.shareFiles[seat - 1] as Uint8Array, made.passphrases[seat - 1] as string))
  const seconds = { bare: 0, begin: 0, keep: 0, merge: 0, open: 0 }
  const through = async <T>(stage: Stage, work: () => Promise<T>): Promise<T> => {
    const begun = performance.now()
    const value = await work()
    seconds[stage] = (performance.now() - begun) / 1000
    tell({ type: 'through', stage })
    return value
  }
  await through('begin', async () => {})
  const serials = Array.from({ length: Math.ceil(records / OF_A_MEDIUM) }, (_, i) => `medium-${i}`)
  await through('keep', async () => {
    for (const serial of serials) await kept.keep(serial, contents())
  })
  const merged = must(await through('merge', () => mergeRecords({ files, kept, serials, randomness })))
  const told: { readonly ms: number; readonly left: number | null }[] = []
  const total = merged.records.count
  const opened = await through('open', () => {
    let course: Course = []
    const began = performance.now()
    return room.open(merged.records, (done) => {
      const ms = performance.now() - began
      course = withMoment(course, { done, ms }, total)
      told.push({ ms, left: secondsLeft(course, total) })
    })
  })
  const sums = must(opened).selections
  const of = (selection: number | string) => sums.find((each) => each.selection === selection)?.records
  assert(of(11) === serials.length, 'millions: each ballot is counted once')
  assert(of('unopened') === serials.length * (OF_A_MEDIUM - 1), 'millions: and each other record too')
  const bare = [...before, ...(await bareLoops())]
  tell({ type: 'told', seconds, records: total, bare, remainingOff: remainingOff(told, seconds.open) })
}

function remainingOff(told: readonly { readonly ms: number; readonly left: number | null }[], lasted: number): number {
  const off = told.flatMap(({ ms, left }) => {
    const truth = lasted - ms / 1000
    const inside = truth > lasted / 10 && truth < lasted * 0.9
    return inside && left !== null ? [Math.abs(left - truth) / truth] : []
  })
  return Math.max(...off)
}

/** One ballot; the others have its clear part and are nobody's. */
function contents() {
  const marks = Array.from({ length: OF_A_MEDIUM }, () => Buffer.from(randomness.bytes(MARK_BYTES)).toString('hex'))
  return { records: medium(OF_A_MEDIUM), marks }
}

function medium(count: number): Uint8Array {
  const ballot = made.record(0, 11)
  const records = randomFillSync(new Uint8Array(count * RECORD_BYTES))
  for (let i = 1; i < count; i++) records.set(ballot.subarray(0, CLEAR_BYTES), i * RECORD_BYTES)
  records.set(ballot, 0)
  return records
}

async function bare(): Promise<void> {
  const records = medium(BARE_RECORDS)
  const { secretKey } = makeKeyPair(randomness)
  const openBase = nativeOpener(secretKey)
  const { electionId } = made.election.electionPackage
  const lists = recordListsOf(made.election)
  const begun = process.cpuUsage()
  const milliseconds = await timed(async () => {
    for (let at = 0; at < records.length; at += RECORD_BYTES) {
      const record = records.subarray(at, at + RECORD_BYTES)
      openRecord({ record, electionId, lists, countingSecretKey: secretKey, openBase })
    }
  })
  const { user, system } = process.cpuUsage(begun)
  tell({ wall: milliseconds / 1000 / BARE_RECORDS, cpu: (user + system) / 1e6 / BARE_RECORDS })
}

/** On as many cores as the openers have, at the same time. */
function bareLoops(): Promise<readonly BareTold[]> {
  return Promise.all(
    Array.from({ length: BARE_CORES }, () => {
      return new Promise<BareTold>((resolve) => {
        const child = fork(fileURLToPath(import.meta.url), ['bare'], { stdio: ['ignore', 2, 2, 'ipc'] })
        child.on('message', (told: BareTold) => resolve(told))
      })
    }),
  )
}
