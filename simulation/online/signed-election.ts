/** The signed documents of an election with an online box, where its programs read them, and its boxes in a database. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Pool } from 'pg'
import { assert } from '#election/assert.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import { approvalsFile } from '#election/definition/approvals.ts'
import type { CandidateList } from '#election/definition/definition.ts'
import { DOCUMENT_APPROVALS, type FiledKind } from '#election/definition/document-approvals.ts'
import type { ContestMask } from '#election/ids.ts'
import { signGazette } from '#election/online/gazette.ts'
import type { BoxId } from '#election/online/ids.ts'
import { parseInstant, type UnixSecond } from '#election/online/instant.ts'
import { addBoxes, addElection } from '#online/box-side/provision/provision.ts'
import { approvedByTwo, documentApprovedByTwo, type KeyPair } from '#simulation/counting/two-approve.ts'
import { must } from '#simulation/rooms/must.ts'
import { onlineElection } from '#simulation/rooms/online-election.ts'
import { pngOf } from '#simulation/rooms/png.ts'
import type { VotersElection } from '#simulation/rooms/voter-election.ts'

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

/** Two people's approvals of the documents that lie there, each in its file. @param two whose keys */
export function approvalsIn(directory: string, two?: readonly KeyPair[]): ReadonlyMap<string, Uint8Array> {
  const hashOf = (name: string) => toHex(sha256(new Uint8Array(readFileSync(join(directory, name)))))
  const approved = { package: hashOf('package.json'), lists: [hashOf('candidate-list-1.json')] }
  const filed = (kind: FiledKind, name: string) => documentApprovedByTwo({ kind, document: hashOf(name) }, two)
  return new Map([
    [approvalsFile(1), approvedByTwo(approved, two)],
    [DOCUMENT_APPROVALS['online-settings'], filed('online-settings', 'online.json')],
    ...(existsSync(join(directory, 'gazette.json'))
      ? [[DOCUMENT_APPROVALS['online-gazette'], filed('online-gazette', 'gazette.json')] as const]
      : []),
  ])
}

/** A poster of each candidate, each in a colour of its own, and a gazette of the first contest, signed beside the documents. */
export function writeGazette(
  { documents, electionPackage }: VotersElection,
  secretKey: Uint8Array,
  directory: string,
): void {
  const { contests }: CandidateList = JSON.parse(new TextDecoder().decode(documents['candidate-list-1'].bytes))
  mkdirSync(join(directory, 'gazette'))
  const written = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(directory, 'gazette', name), bytes)
    return { name, bytes: bytes.length, sha256: toHex(sha256(bytes)) }
  }
  const posters = contests
    .flatMap(({ candidates }) => candidates)
    .map(({ id, name }, at) => ({
      ...{ candidate: id, title: `${name}のポスター`, text: `見本のまちを、みんなで。\n${name}` },
      file: written(`poster-${at + 1}.png`, plainPng(90, 120, [40 * at, 120, 200 - 40 * at])),
    }))
  const file = written('gazette-1.png', plainPng(300, 200, [230, 230, 210]))
  const gazettes = contests.slice(0, 1).map(({ contest }) => ({ contest, title: '見本市長選挙　選挙公報', file }))
  const signed = signGazette({ electionId: electionPackage.electionId, gazettes, posters }, secretKey)
  writeFileSync(join(directory, 'gazette.json'), signed.bytes)
  writeFileSync(join(directory, 'gazette.sig'), signed.signature)
}

/** All dots have one colour. */
function plainPng(width: number, height: number, colour: readonly [number, number, number]): Uint8Array {
  const row = Uint8Array.of(...Array.from({ length: width }, () => colour).flat())
  return pngOf({ width, height, colours: 3, rows: Array.from({ length: height }, () => row) })
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

/** As the program of the box side does it. */
export async function provision(
  pool: Pool,
  { settings, settingsHash: hash }: Pick<VotersElection, 'settings' | 'settingsHash'>,
  ids: readonly BoxId[],
  style: ContestMask,
): Promise<void> {
  const [opens, closes] = [parseInstant(settings.opens), parseInstant(settings.closes)]
  assert(opens !== null && closes !== null, 'signed election: hours')
  must(await addElection(pool, NUMBER, { settings, opens, closes, hash }))
  const boxes = ids.map((box) => ({ box, style }))
  must(await addBoxes(pool, NUMBER, { electionId: settings.electionId, number: 1, boxes }))
}
