/**
 * What a kiosk keeps on its own disk: plain counters and the last seq of the journal, no vote. Media that are behind it are
 * an old image that somebody put back. Written after the roll-forward is done, never before the barrier.
 */
import { constants } from 'node:fs'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { canonicalJson } from '#election/definition/canonical-json.ts'
import type { ElectionId } from '#election/ids.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { err, ok, type Result } from '#election/result.ts'

const FILE = 'kiosk-state.json'
const BYTES_MAX = 1024
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

const schema = z.strictObject({
  format: z.literal('ippyo kiosk state 1'),
  electionId: z.string().regex(/^[0-9a-f]{16}$/),
  /** Starts of this machine for this election. */
  starts: count,
  /** Since the last log entry that carried them. */
  startsUnlogged: count,
  failedUnlocksUnlogged: count,
  /** The pair was opened at least once: a missing medium is then a failed one, not a forgotten one. */
  opened: z.boolean(),
  seq: count,
  records: count,
})

export type MachineState = Omit<z.infer<typeof schema>, 'format' | 'electionId'> & { readonly electionId: ElectionId }

export type DiskFault = { readonly type: 'machine-disk' }

export function freshState(electionId: ElectionId): MachineState {
  const none = { starts: 0, startsUnlogged: 0, failedUnlocksUnlogged: 0, seq: 0, records: 0 }
  return { electionId, ...none, opened: false }
}

/**
 * A state of another election is another election's: begin anew. A damaged file is not trusted, but it is not a reason to
 * turn voters away either: the media and their seal decide; the count simply starts again.
 */
export async function readMachineState(directory: string, electionId: ElectionId): Promise<MachineState> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(join(directory, FILE))
  } catch {
    return freshState(electionId)
  }
  const parsed = parseJson(bytes, BYTES_MAX, schema)
  if (parsed === null || parsed.electionId !== electionId) return freshState(electionId)
  const { format: _format, ...state } = parsed
  return { ...state, electionId }
}

/** Whole or not at all: new file, fsync, rename, fsync of the directory. */
export async function writeMachineState(directory: string, state: MachineState): Promise<Result<void, DiskFault>> {
  const bytes = canonicalJson({ format: 'ippyo kiosk state 1', ...state })
  const path = join(directory, FILE)
  try {
    const file = await open(`${path}.new`, 'w', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(`${path}.new`, path)
    const folder = await open(directory, constants.O_RDONLY | constants.O_DIRECTORY)
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
    return ok()
  } catch {
    return err({ type: 'machine-disk' })
  }
}
