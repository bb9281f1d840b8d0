/**
 * Is a vote code in the public log: checkpoint, entries and tiles from `/log/`, and then the same check that anybody makes of a receipt. The
 * entries are searched here. Who looks a code up reads all of them, so the server does not learn which one it is, nor about where it is.
 */
import { assert } from '#election/assert.ts'
import { equalBytes, fromHex } from '#election/bytes.ts'
import { readCheckpoint } from '#election/online/log/checkpoint.ts'
import { NOTE_BYTES_MAX } from '#election/online/log/note.ts'
import {
  parseEntryBundle,
  TILE_LEVELS,
  TILE_WIDTH,
  type Tile,
  tilePath,
  treeFromTiles,
} from '#election/online/log/tiles.ts'
import { checkTlogProof, writeTlogProof } from '#election/online/log/tlog-proof.ts'
import { inclusionProof, leafHash, treeOf, type WholeSubtree } from '#election/online/log/tree.ts'
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

/** @param isWhole `code` is the 64 hex digits of the vote that was cast here; else the 10 letters of any vote */
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
  const found = await (isWhole ? findOwn(where, size, fromHex(code)) : findShown(where, size, code))
  if (found === 'unreachable' || found === 'contradicts') return { type: found }
  if (found === null) return { type: 'not-yet', size }
  const { proof } = found
  const receipt = writeTlogProof({ index: found.index, proof, checkpoint: note.bytes })
  const checked = checkTlogProof(receipt, found.entry, policy)
  if (checked.ok) {
    return { type: 'in-log', index: found.index, size, witnesses: [...checked.value.cosigned.keys()], receipt }
  }
  return checked.error.type === 'proof-of-too-few-witnesses'
    ? { type: 'waiting-for-witnesses', index: found.index, size }
    : { type: 'contradicts' }
}

interface Found {
  readonly index: number
  readonly entry: Uint8Array
  readonly proof: readonly Uint8Array[]
}
type NotRead = 'unreachable' | 'contradicts'

/** The code of a vote that was cast from here, which its server has seen: from the newest bundle back it is found at once. */
async function findOwn(where: Where, size: number, code: Uint8Array): Promise<Found | NotRead | null> {
  for (let bundle = Math.ceil(size / TILE_WIDTH) - 1; bundle >= 0; bundle--) {
    const entries = await readBundle(where, bundle, size)
    if (typeof entries === 'string') return entries
    const index = lastPlace(entries, bundle * TILE_WIDTH, (entry) => equalBytes(entry, code))
    if (index === null) continue
    const proof = await proofOf(where, index, size)
    return typeof proof === 'string' ? proof : { index, entry: code, proof }
  }
  return null
}

/**
 * Any code: all entries are read and the proof is made of them, so that every look has the same requests. The hashes of a bundle are made
 * while the next one is on its way; only those that a proof can have are kept.
 */
async function findShown(where: Where, size: number, code: string): Promise<Found | NotRead | null> {
  let found: Omit<Found, 'proof'> | null = null
  const whole: Uint8Array[] = []
  const trees = new Map<number, WholeSubtree>()
  for (let bundle = 0; bundle * TILE_WIDTH < size; bundle++) {
    const entries = await readBundle(where, bundle, size)
    if (typeof entries === 'string') return entries
    const tree = treeOf(entries.map(leafHash))
    if (entries.length === TILE_WIDTH) whole.push(tree(TILE_LEVELS, 0))
    else trees.set(bundle, tree)
    const index = lastPlace(entries, bundle * TILE_WIDTH, (entry) => shownBytes(entry) === code)
    const entry = index === null ? undefined : entries[index % TILE_WIDTH]
    if (index === null || entry === undefined) continue
    trees.set(bundle, tree)
    found = { index, entry }
  }
  if (found === null) return null
  const above = treeOf(whole)
  const tree: WholeSubtree = (level, index) => {
    if (level >= TILE_LEVELS) return above(level - TILE_LEVELS, index)
    const bundle = Math.floor((index * 2 ** level) / TILE_WIDTH)
    const below = trees.get(bundle)
    assert(below !== undefined, 'log: beside the entry, or at the end')
    return below(level, index - (bundle * TILE_WIDTH) / 2 ** level)
  }
  return { ...found, proof: inclusionProof(tree, found.index, size) }
}

function lastPlace(entries: readonly Uint8Array[], from: number, isIt: (entry: Uint8Array) => boolean): number | null {
  const place = entries.findLastIndex((entry, at) => from + at >= FIRST_VOTE && isIt(entry))
  return place < 0 ? null : from + place
}

async function readBundle(where: Where, index: number, size: number): Promise<readonly Uint8Array[] | NotRead> {
  const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH)
  const bytes = await readTile(where, { level: 'entries', index, width })
  if (bytes === null) return 'unreachable'
  const entries = parseEntryBundle(bytes, width)
  return entries === null || entries.some(({ length }) => length !== 32) ? 'contradicts' : entries
}

/** The tiles on the way to the root, each fetched when the proof asks for it. */
async function proofOf(where: Where, index: number, size: number): Promise<readonly Uint8Array[] | NotRead> {
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
