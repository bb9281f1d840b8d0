/**
 * Is a vote code in the public log: checkpoint, entries and tiles from `/log/`, and then the same check that anybody makes of a receipt. The
 * entries are searched here, so the server does not learn which code somebody looks for.
 */
import { equalBytes, fromHex } from '#election/bytes.ts'
import { readCheckpoint } from '#election/online/log/checkpoint.ts'
import { NOTE_BYTES_MAX } from '#election/online/log/note.ts'
import { parseEntryBundle, TILE_WIDTH, type Tile, tilePath, treeFromTiles } from '#election/online/log/tiles.ts'
import { checkTlogProof, writeTlogProof } from '#election/online/log/tlog-proof.ts'
import { inclusionProof, type WholeSubtree } from '#election/online/log/tree.ts'
import { logPolicyOf } from '#election/online/settings.ts'
import { shownBytes } from '#election/online/shown-code.ts'
import type { LogStanding } from '../session/state.ts'
import type { VoterElection } from '../session/voter-election.ts'
import { ask } from './ask.ts'
import type { Surroundings } from './surroundings.ts'

const TILE_BYTES_MAX = TILE_WIDTH * 34
/** The page's files and the settings: no votes. */
const FIRST_VOTE = 2

type Where = Pick<Surroundings, 'fetch' | 'origin'>

/** @param code 64 hex digits, or the 10 letters that people have */
export async function lookUp(
  where: Where,
  election: VoterElection,
  code: string,
  isWhole: boolean,
): Promise<LogStanding> {
  const policy = logPolicyOf(election.signed.settings)
  const note = await ask(where.fetch, `${where.origin}/log/checkpoint`, NOTE_BYTES_MAX)
  if (note?.status !== 200) return { type: 'unreachable' }
  const checkpoint = readCheckpoint(note.bytes, policy)
  if (!checkpoint.ok) return { type: 'contradicts' }
  const { size } = checkpoint.value
  const isIt = isWhole
    ? (entry: Uint8Array) => equalBytes(entry, fromHex(code))
    : (entry: Uint8Array) => shownBytes(entry) === code
  const found = await findEntry(where, size, isIt)
  if (found === 'unreachable' || found === 'contradicts') return { type: found }
  if (found === null) return { type: 'not-yet', size }
  const proof = await proofOf(where, found.index, size)
  if (typeof proof === 'string') return { type: proof }
  const receipt = writeTlogProof({ index: found.index, proof, checkpoint: note.bytes })
  const checked = checkTlogProof(receipt, found.entry, policy)
  if (checked.ok) {
    return { type: 'in-log', index: found.index, size, witnesses: [...checked.value.cosigned.keys()], receipt }
  }
  return checked.error.type === 'proof-of-too-few-witnesses'
    ? { type: 'waiting-for-witnesses', index: found.index, size }
    : { type: 'contradicts' }
}

interface FoundEntry {
  readonly index: number
  readonly entry: Uint8Array
}

/** From the newest bundle back: who has just voted is found at once. */
async function findEntry(
  where: Where,
  size: number,
  isIt: (entry: Uint8Array) => boolean,
): Promise<FoundEntry | 'unreachable' | 'contradicts' | null> {
  for (let index = Math.ceil(size / TILE_WIDTH) - 1; index >= 0; index--) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH)
    const bytes = await readTile(where, { level: 'entries', index, width })
    if (bytes === null) return 'unreachable'
    const entries = parseEntryBundle(bytes, width)
    if (entries === null || entries.some(({ length }) => length !== 32)) return 'contradicts'
    const at = entries.findLastIndex((entry, place) => index * TILE_WIDTH + place >= FIRST_VOTE && isIt(entry))
    const entry = entries[at]
    if (entry !== undefined) return { index: index * TILE_WIDTH + at, entry }
  }
  return null
}

/** The tiles on the way to the root, each fetched when the proof asks for it. */
async function proofOf(
  where: Where,
  index: number,
  size: number,
): Promise<readonly Uint8Array[] | 'unreachable' | 'contradicts'> {
  const have = new Map<string, Uint8Array>()
  for (;;) {
    let missing: Tile | null = null
    const tree: WholeSubtree = treeFromTiles(size, (tile) => {
      const bytes = have.get(tilePath(tile))
      if (bytes === undefined) missing ??= tile
      return bytes ?? new Uint8Array(tile.width * 32)
    })
    const proof = inclusionProof(tree, index, size)
    if (missing === null) return proof
    const tile: Tile = missing
    const bytes = await readTile(where, tile)
    if (bytes === null) return 'unreachable'
    if (bytes.length !== tile.width * 32) return 'contradicts'
    have.set(tilePath(tile), bytes)
  }
}

async function readTile({ fetch, origin }: Where, tile: Tile): Promise<Uint8Array | null> {
  const answer = await ask(fetch, `${origin}/log/${tilePath(tile)}`, TILE_BYTES_MAX)
  return answer?.status === 200 ? answer.bytes : null
}
