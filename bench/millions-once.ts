/** Counts once, for `millions.ts`, and tells how long it took. With `bare` as first word: a loop of the opening alone. */
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
import { timed } from './measure.ts'
import type { MillionsTold } from './millions.ts'

const OF_A_MEDIUM = 1000
const BARE_CORES = 2
const BARE_RECORDS = 20_000
const CLEAR_BYTES = 8
const MARK_BYTES = 16

const [what, directory = ''] = process.argv.slice(2)
const randomness = secureRandomness()
const made = await countingElection(randomness)
if (what === 'bare') {
  const records = medium(BARE_RECORDS)
  const { secretKey } = makeKeyPair(randomness)
  const openBase = nativeOpener(secretKey)
  const { electionId } = made.election.electionPackage
  const lists = recordListsOf(made.election)
  const milliseconds = await timed(async () => {
    for (let at = 0; at < records.length; at += RECORD_BYTES) {
      const record = records.subarray(at, at + RECORD_BYTES)
      openRecord({ record, electionId, lists, countingSecretKey: secretKey, openBase })
    }
  })
  process.send?.(milliseconds / 1000 / BARE_RECORDS)
  process.disconnect?.()
} else {
  await count(Number(what))
}

async function count(records: number): Promise<void> {
  const files = stageFiles(directory)
  const kept = new KeptContents(files)
  const serials = Array.from({ length: Math.ceil(records / OF_A_MEDIUM) }, (_, i) => `medium-${i}`)
  for (const serial of serials) {
    const marks = Array.from({ length: OF_A_MEDIUM }, () => Buffer.from(randomness.bytes(MARK_BYTES)).toString('hex'))
    await kept.keep(serial, { records: medium(OF_A_MEDIUM), marks })
  }
  const room = openKeyRoom(made.election)
  for (const seat of [1, 2])
    must(await giveTo(room, seat, made.shareFiles[seat - 1] as Uint8Array, made.passphrases[seat - 1] as string))
  const told = { merge: 0, open: 0 }
  const merged = await inSeconds(told, 'merge', () => mergeRecords({ files, kept, serials, randomness }))
  const opened = await inSeconds(told, 'open', () => room.open(must(merged).records, () => {}))
  const sums = must(opened).selections
  const ballots = sums.find(({ selection }) => selection === 11)?.records
  const others = sums.find(({ selection }) => selection === 'unopened')?.records
  assert(ballots === serials.length && others === serials.length * (OF_A_MEDIUM - 1), 'millions: each is counted once')
  process.send?.('counted')
  const bare = await Promise.all(Array.from({ length: BARE_CORES }, bareSeconds))
  const message: MillionsTold = { ...told, bare: (Math.max(...bare) * serials.length * OF_A_MEDIUM) / BARE_CORES }
  process.send?.(message)
  process.disconnect?.()
}

async function inSeconds<T>(told: { merge: number; open: number }, name: 'merge' | 'open', work: () => Promise<T>) {
  const begun = performance.now()
  const value = await work()
  told[name] = (performance.now() - begun) / 1000
  return value
}

/** One ballot; the others have its clear part and are nobody's. */
function medium(count: number): Uint8Array {
  const ballot = made.record(0, 11)
  const records = randomFillSync(new Uint8Array(count * RECORD_BYTES))
  for (let i = 1; i < count; i++) records.set(ballot.subarray(0, CLEAR_BYTES), i * RECORD_BYTES)
  records.set(ballot, 0)
  return records
}

/** Of one record, while as many others run beside it. */
function bareSeconds(): Promise<number> {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(import.meta.url), ['bare'], { stdio: ['ignore', 2, 2, 'ipc'] })
    child.on('message', (seconds: number) => resolve(seconds))
  })
}
