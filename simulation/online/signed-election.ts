/** The signed documents of an election with an online box, where its programs read them, and its boxes in a database. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { fromHex, toHex } from '#election/bytes.ts'
import type { ContestMask } from '#election/ids.ts'
import { type BoxId, handleOf } from '#election/online/ids.ts'
import { parseInstant, type UnixSecond } from '#election/online/instant.ts'
import { onlineElection } from '#simulation/rooms/online-election.ts'
import { firstEntries, type VotersElection } from '#simulation/rooms/voter-election.ts'

/** In the database. */
export const NUMBER = 1

/** @returns `election` of a config */
export function writeDocuments({ authority, documents }: VotersElection, directory: string) {
  for (const [name, { bytes, signature }] of Object.entries(documents)) {
    writeFileSync(join(directory, `${name}.json`), bytes)
    writeFileSync(join(directory, `${name}.sig`), signature)
  }
  writeFileSync(join(directory, 'authority.pub'), `${toHex(authority)}\n`)
  return signedIn(directory)
}

export function signedIn(directory: string) {
  return {
    ...{ authority: join(directory, 'authority.pub'), package: directory },
    settings: join(directory, 'online.json'),
  }
}

/** Voters of it, with permits of its gate. */
export function votersOf({ electionPackage, keys, packageHash, settings }: VotersElection, seed: string) {
  const publicKey = fromHex(electionPackage.countingKey.publicKey)
  const poll = { electionId: settings.electionId, packageHash, publicKey, candidates: [11, 12], lists: 1 }
  const voters = onlineElection(seed, poll)
  return { box: voters.box, vote: (box: BoxId, at: UnixSecond) => voters.vote({ box, gate: keys.gate, at }).bytes }
}

export async function provision(
  provisioner: Client,
  election: VotersElection,
  ids: readonly BoxId[],
  style: ContestMask,
): Promise<void> {
  const { electionId, opens, closes, switches } = election.settings
  const bytes = (hex: string) => Buffer.from(fromHex(hex))
  await provisioner.query('SELECT box.add_election($1, $2, to_timestamp($3), to_timestamp($4), $5, $6)', [
    ...[NUMBER, bytes(electionId), parseInstant(opens), parseInstant(closes), switches.overwrite],
    firstEntries(election).map((entry) => Buffer.from(entry)),
  ])
  await provisioner.query('SELECT box.add_boxes($1, $2, $3, $4)', [
    ...[NUMBER, ids.map(bytes), ids.map((id) => bytes(handleOf(electionId, id))), ids.map(() => style)],
  ])
}
