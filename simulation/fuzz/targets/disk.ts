/** Files that a machine finds at its start: the issuer's take-over medium and log, and the kiosk's own counters. */
import { ftruncateSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { concat } from '#election/bytes.ts'
import type { ElectionId, MachineId, StationId } from '#election/ids.ts'
import type { IssuerLogEvent } from '#election/log/issuer-catalogue.ts'
import { issuerLogCheck, issuerLogKey, readIssuerLog } from '#election/log/issuer-log.ts'
import { isSound, NEW_STANDING } from '#election/roll/standing.ts'
import type { LocalMinute } from '#election/time.ts'
import { placesOfRows } from '#issuer/services/books/tables.ts'
import { atOnce } from '#issuer/services/in-pieces.ts'
import { ISSUER_LOG_FILE, openIssuerLog } from '#issuer/services/log/issuer-log.ts'
import { createTakeOverMedium, openTakeOverMedium } from '#issuer/services/take-over/medium.ts'
import { TAKE_OVER_FILE } from '#issuer/services/take-over/page-file.ts'
import { MachineMemory, stateFileName } from '#kiosk/services/machine-memory.ts'
import { freshState, STATE_PAGE_BYTES } from '#kiosk/services/machine-state.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { spoilt } from '../mutate.ts'
import { scratchDirectory } from '../scratch.ts'
import { broken, DEAR, refusal, type Target, type Verdict } from '../target.ts'

const directory = scratchDirectory()

const ROWS = 3
const binding = {
  electionId: 'e1ec7104e1ec7104' as ElectionId,
  station: '2' as StationId,
  takeOverKey: new Uint8Array(32).fill(3),
  rows: ROWS,
  randomness: seededRandomness('fuzz take-over'),
}
const making = createTakeOverMedium(directory, binding, {
  desk: { seq: 1, owner: '2-I1' as MachineId, operation: null, slot: null, cardsSeen: 0, cardsBack: 0 },
  standings: Array.from({ length: placesOfRows(ROWS) }, () => NEW_STANDING),
  envelopes: [],
  helping: new Uint8Array(0),
  formsOf: () => new Uint8Array(0),
  day: null,
})
const made = atOnce(making)
assert(made.ok, 'fuzz: a take-over medium')
const path = join(directory, TAKE_OVER_FILE)
const whole = readFileSync(path)
const file = openSync(path, 'r+')

/** Changes of `offset 3 ‖ value 1`; an offset behind the end cuts the file there, counted from its end. */
export const takeOver: Target = {
  name: 'take-over medium',
  inputsPerSeed: 1,
  make(random) {
    const changes = Array.from({ length: 1 + random.below(6) }, () => {
      const page = random.oneIn(12) ? 0 : random.below(whole.length / 4096)
      const at = random.oneIn(40) ? whole.length + random.below(9000) : page * 4096 + random.below(4096)
      return Uint8Array.of(at >> 16, (at >> 8) & 0xff, at & 0xff, random.below(256))
    })
    return concat(...changes)
  },
  judge(input): Verdict {
    writeSync(file, whole, 0, whole.length, 0)
    ftruncateSync(file, whole.length)
    for (let i = 0; i + 4 <= input.length; i += 4) {
      const at = ((input[i] as number) << 16) | ((input[i + 1] as number) << 8) | (input[i + 2] as number)
      if (at < whole.length) writeSync(file, input, i + 3, 1, at)
      else ftruncateSync(file, Math.max(0, 2 * whole.length - at))
    }
    const opened = openTakeOverMedium(directory, binding)
    if (!opened.ok) return refusal(opened.error)
    const read = atOnce(opened.value.read())
    opened.value.close()
    if (!read.ok) return refusal(read.error)
    const { standings } = read.value
    const sound =
      standings.length === placesOfRows(ROWS) && standings.every((standing) => standing === null || isSound(standing))
    return sound ? 'accepted' : broken('rights that the rules exclude')
  },
}

const { electionId } = binding
const memory = new MachineMemory(directory)
await memory.read(electionId)
const known = { ...freshState(electionId), starts: 3, seq: 12, records: 7, opened: true }
for (const records of [6, 7]) await memory.write({ ...known, records })
const STATE = join(directory, stateFileName(electionId))
const state = new Uint8Array(readFileSync(STATE))

/** Changes of `offset 2 ‖ value 1`; half of the pages that were changed get a right checksum, so that the fields are reached. */
export const kioskState: Target = {
  name: 'kiosk state file',
  inputsPerSeed: DEAR,
  make(random) {
    const page = random.below(2) * STATE_PAGE_BYTES
    const changes = Array.from({ length: 1 + random.below(4) }, () => {
      const at = random.oneIn(3) ? random.below(state.length) : page + random.below(110)
      return Uint8Array.of(at >> 8, at & 0xff, random.below(256))
    })
    return concat(Uint8Array.of(random.below(2), random.oneIn(30) ? random.below(256) : 0), ...changes)
  },
  async judge(input): Promise<Verdict> {
    const bytes = Uint8Array.from(state)
    for (let i = 2; i + 3 <= input.length; i += 3) {
      bytes[(((input[i] as number) << 8) | (input[i + 1] as number)) % bytes.length] = input[i + 2] as number
    }
    if (input[0] === 1) {
      for (const at of [0, STATE_PAGE_BYTES]) {
        bytes.set(nativeSha256(bytes.slice(at, at + STATE_PAGE_BYTES - 32)), at + STATE_PAGE_BYTES - 32)
      }
    }
    writeFileSync(STATE, bytes.subarray(0, bytes.length - 32 * (input[1] ?? 0)))
    const found = await memory.read(electionId)
    if (found.type !== 'known')
      return found.type === 'damaged' ? 'refused' : broken('a file that was written is a fresh one')
    const read = found.state
    const counts = [read.starts, read.startsUnlogged, read.failedUnlocksUnlogged, read.seq, read.records]
    return counts.every((count) => Number.isSafeInteger(count) && count >= 0) ? 'accepted' : broken('no count')
  },
}

const LOGGED: readonly IssuerLogEvent[] = [
  { type: 'started', wrongPins: 1 },
  { type: 'machine', pair: 2, state: 'started' },
  { type: 'report-signed', version: 1 },
]
const logIssuer = '2-I1' as MachineId
const logKey = issuerLogKey(binding.takeOverKey, binding.electionId, logIssuer)
const logCheck = issuerLogCheck(logKey, binding.electionId, logIssuer)
const log = await openIssuerLog(directory, logCheck)
for (const event of LOGGED) log.append([{ minute: '2002-06-23T07:00' as LocalMinute, event }])
/** One page for each, and a free one behind them. */
const logFile = new Uint8Array(readFileSync(join(directory, ISSUER_LOG_FILE))).slice(0, (LOGGED.length + 1) * 4096)

export const issuerLog: Target = {
  name: "issuer's log",
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [logFile], { most: logFile.length }),
  judge(bytes) {
    const read = readIssuerLog(bytes, logCheck).entries.map(({ event }) => JSON.stringify(event))
    const rest = LOGGED.map((event) => JSON.stringify(event))
    // Pages may be missing; none says another thing, and none comes before its place.
    const asWritten = read.every((event) => rest.splice(0, rest.indexOf(event) + 1).includes(event))
    if (!asWritten) return broken('an entry that nobody wrote')
    return read.length === LOGGED.length ? 'accepted' : 'refused'
  },
}
