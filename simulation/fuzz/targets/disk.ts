/** Files that a machine finds at its start: the issuer's take-over medium and the kiosk's own counters. */
import { ftruncateSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { concat, utf8 } from '#election/bytes.ts'
import type { ContestMask, ElectionId, MachineId, StationId } from '#election/ids.ts'
import { createTakeOverMedium, openTakeOverMedium } from '#issuer/services/take-over/medium.ts'
import { TAKE_OVER_FILE } from '#issuer/services/take-over/page-file.ts'
import { isSound, type Standing } from '#issuer/session/standing.ts'
import { freshState, readMachineState, writeMachineState } from '#kiosk/services/machine-state.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { spoiltJson } from '../mutate-json.ts'
import { scratchDirectory } from '../scratch.ts'
import { broken, DEAR, refusal, same, type Target, type Verdict } from '../target.ts'

const directory = scratchDirectory()

const ROWS = 3
const binding = {
  electionId: 'e1ec7104e1ec7104' as ElectionId,
  station: '2' as StationId,
  takeOverKey: new Uint8Array(32).fill(3),
  rows: ROWS,
  randomness: seededRandomness('fuzz take-over'),
}
const untouched: Standing = {
  marks: 0 as ContestMask,
  out: 0 as ContestMask,
  ticketHeld: false,
  cardsIssued: 0,
  cardsReturned: 0,
  issued: [0, 0, 0],
  returned: [0, 0, 0],
  paper: 'none',
}
const made = createTakeOverMedium(directory, binding, {
  desk: { seq: 1, owner: '2-I1' as MachineId, operation: null, cardsSeen: 0, cardsBack: 0 },
  standings: Array.from({ length: ROWS }, () => untouched),
  envelopes: [],
})
assert(made.ok, 'fuzz: a take-over medium')
const path = join(directory, TAKE_OVER_FILE)
const whole = readFileSync(path)
const file = openSync(path, 'r+')

/** Changes of `offset 3 ‖ value 1`; an offset behind the end cuts the file there, counted from its end. */
const takeOver: Target = {
  name: 'take-over medium',
  inputsPerSeed: 1,
  make(random) {
    const changes = Array.from({ length: 1 + random.below(6) }, () => {
      const page = random.once(12) ? 0 : random.below(whole.length / 4096)
      const at = random.once(40) ? whole.length + random.below(9000) : page * 4096 + random.below(4096)
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
    const read = opened.value.read()
    opened.value.close()
    if (!read.ok) return refusal(read.error)
    const { standings } = read.value
    const sound = standings.length === ROWS && standings.every((standing) => standing === null || isSound(standing))
    return sound ? 'accepted' : broken('rights that the rules exclude')
  },
}

const { electionId } = binding
await writeMachineState(directory, { ...freshState(electionId), starts: 3, seq: 12, records: 7, opened: true })
const STATE = join(directory, 'kiosk-state.json')
const state = new Uint8Array(readFileSync(STATE))

const kioskState: Target = {
  name: 'kiosk state file',
  inputsPerSeed: DEAR,
  make: (random) => spoiltJson(random, [state, utf8('{}')], 1200),
  async judge(bytes): Promise<Verdict> {
    writeFileSync(STATE, bytes)
    const read = await readMachineState(directory, electionId)
    // A damaged file means: begin anew. It never stops a machine.
    if (same(read, freshState(electionId))) return 'refused'
    const counts = [read.starts, read.startsUnlogged, read.failedUnlocksUnlogged, read.seq, read.records]
    return counts.every((count) => Number.isSafeInteger(count) && count >= 0) ? 'accepted' : broken('no count')
  },
}

export const diskTargets: readonly Target[] = [takeOver, kioskState]
