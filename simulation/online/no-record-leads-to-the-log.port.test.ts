/**
 * O-16: the whole bundle goes to witnesses, candidates and a court, the log to everybody. Beside each other they must not show which online vote
 * was replaced, voided or held, nor which two records are one voter's. An evening with such votes is sorted, counted and published by the
 * programs that do it; then every way is tried to find an entry of the log, a receipt or a promise from what the bundle has.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { concat, fromHex, toHex, utf8 } from '#election/bytes.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import { parseExportedLog } from '#election/online/exported-log.ts'
import { voteCodeOf } from '#election/online/ids.ts'
import { writeTlogProof } from '#election/online/log/tlog-proof.ts'
import { inclusionProof, leafHash, treeOf } from '#election/online/log/tree.ts'
import { promisedBy, writePromise } from '#election/online/promise.ts'
import { sortBoxes } from '#election/online/sorting/sorting.ts'
import { said } from '#office/commands/ippyo-in-tests.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { joinPaper } from '#simulation/counting/drive-tally.ts'
import { holdersOpen, type MixedNight, mixedNight, receivedNight } from '#simulation/counting/mixed-night.ts'
import { writeSortedStick } from '#simulation/counting/sorted-online-votes.ts'
import { must } from '#simulation/rooms/must.ts'
import { onlineElection } from '#simulation/rooms/online-election.ts'
import { onlineEvening } from '#simulation/rooms/online-evening.ts'

const [OPENS, CLOSES] = ['2002-06-15T08:30:00+09:00', '2002-06-22T20:00:00+09:00']
const RECORD_BYTES = 136
const HEADER_BYTES = 64
/** Where a field of a record or a row begins or ends. */
const FIELDS = [0, 8, 40, 72, 104, RECORD_BYTES]
/** Lengths of what a row of any file of a bundle has. */
const LENGTHS = [32, 64, 72, 96, 128, RECORD_BYTES, 2 * RECORD_BYTES]

let night: MixedNight
let evening: ReturnType<typeof onlineEvening>
const at = (...names: readonly string[]) => join(night.directory, ...names)
/** The bundle as it leaves, whole and for everybody, by path. */
const bundles = new Map<string, Uint8Array>()
/** All entries that are votes. */
let codes: readonly Uint8Array[] = []
let receipts: readonly Uint8Array[] = []

beforeAll(async () => {
  const made = await mixedNight({ publication: 'from-first-mix', online: true })
  night = { ...made, config: { ...made.config, media: [...(made.config.media ?? []), join(made.directory, 'online')] } }
  evening = eveningOf(night)
  const { grounds, files } = evening.finished()
  const sorted = must(sortBoxes(group, grounds, files, nativeOnlineChecks))
  expect(sorted.sums).toMatchObject({ superseded: 1, voided: 1, held: 1, counted: 2 })
  await writeSortedStick(night.made, sorted, { box: files.box, directory: at('online') })
  await count()
  for (const [out, ...whole] of [['whole', '--whole'], ['part']] as const) {
    const { code, out: answer } = await said('bundle', '--count', at('out'), ...whole, '--out', at(out))
    if (code !== 0) throw new Error(answer)
    for (const path of filesBelow(at(out)))
      bundles.set(relative(night.directory, path), new Uint8Array(readFileSync(path)))
  }
  const log = parseExportedLog(files.log)
  if (log === null) throw new Error('a log that was written')
  codes = log.entries.slice(2)
  const tree = treeOf(log.entries.map(leafHash))
  const { keys, grounds: casts } = evening.election
  receipts = codes.flatMap((code, n) => [
    writeTlogProof({
      index: n + 2,
      proof: inclusionProof(tree, n + 2, log.entries.length),
      checkpoint: log.checkpoint,
    }),
    writePromise(
      { electionId: casts.electionId, code: voteCodeOf(code), latest: promisedBy(evening.settings.opens) },
      keys.promise.secretKey,
    ),
  ])
})
afterAll(() => rmSync(night.directory, { recursive: true }))

async function count(): Promise<void> {
  const driven = await receivedNight(night)
  await driven.act({ type: 'count' })
  await holdersOpen(night, driven, [1, 3])
  await joinPaper(driven)
  // The hall hears the machines' figures first: then they may be published (CNT-12).
  await driven.act({ type: 'announce' })
  await driven.tally.stop()
}

function eveningOf({ made }: MixedNight) {
  const { electionPackage, packageHash, lists } = made.election
  const { electionId, keySet, countingKey } = electionPackage
  const poll = { electionId, packageHash, publicKey: fromHex(countingKey.publicKey), candidates: [11, 12, 21] }
  return onlineEvening('no record leads to the log', {
    election: onlineElection('no record leads to the log', { ...poll, lists: lists.length }),
    poll: { electionPackage, packageSha256: toHex(packageHash) },
    ...{ keySet, opens: OPENS, closes: CLOSES, authority: made.authority, cards: [] },
    listHashes: lists.map(({ listHash }) => listHash),
  })
}

function filesBelow(directory: string): readonly string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map((entry) => join(entry.parentPath, entry.name))
}

/** Each label under which this product hashes or signs anything, and none. */
function labels(): readonly Uint8Array[] {
  const sources = filesBelow(resolve(import.meta.dirname, '../../election')).filter((path) => path.endsWith('.ts'))
  const found = sources.flatMap((path) => readFileSync(path, 'utf8').match(/(?:ippyo|vc) [a-z -]+ \d/g) ?? [])
  return ['', ...new Set(found)].map(utf8)
}

function recordsIn(contest: number): readonly Uint8Array[] {
  const bytes = bundles.get(`whole/votes-${contest}.bin`) ?? new Uint8Array()
  const rows = (bytes.length - HEADER_BYTES) / RECORD_BYTES
  return Array.from({ length: rows }, (_, row) =>
    bytes.subarray(HEADER_BYTES + row * RECORD_BYTES, HEADER_BYTES + (row + 1) * RECORD_BYTES),
  )
}

/** Each run of fields of each record, and each two records of different contests in both orders. */
function partsOfRecords(): readonly Uint8Array[] {
  const [mayor, council] = [recordsIn(0), recordsIn(1)]
  const runs = FIELDS.flatMap((from) => FIELDS.filter((to) => to > from).map((to) => [from, to] as const))
  const parts = [...mayor, ...council].flatMap((record) => runs.map(([from, to]) => record.subarray(from, to)))
  const pairs = mayor.flatMap((one) => council.flatMap((other) => [concat(one, other), concat(other, one)]))
  return [...parts, ...pairs]
}

/** Each file, and each run of it that may be a row or a field. */
function runsOfFiles(): readonly Uint8Array[] {
  return [...bundles.values()].flatMap((bytes) => {
    const places = Array.from({ length: Math.floor(bytes.length / 8) }, (_, n) => n * 8)
    const runs = places.flatMap((from) => LENGTHS.map((length) => bytes.subarray(from, from + length)))
    return [bytes, ...runs]
  })
}

/** With nothing, the election or the package between label and bytes. */
function placesOfHash(): readonly Uint8Array[] {
  const { grounds, packageHash } = evening.election
  return [new Uint8Array(), fromHex(grounds.electionId), packageHash]
}

/** Entries of the log that are a hash of one of these, under one of the labels. */
function joined(
  candidates: readonly Uint8Array[],
  under: readonly Uint8Array[],
  places = placesOfHash(),
): readonly string[] {
  const known = new Set(codes.map(toHex))
  const heads = under.flatMap((label) => places.map((place) => concat(label, place)))
  const found = heads.flatMap((head) =>
    candidates
      .map((each) => createHash('sha256').update(head).update(each).digest('hex'))
      .filter((hash) => known.has(hash)),
  )
  return [...new Set(found)]
}

it('five votes are in the log, of which two count; the bundle has their records among those of the machines', () => {
  expect(codes).toHaveLength(5)
  const all = [recordsIn(0), recordsIn(1)].map((records) => new Set(records.map(toHex)))
  const isThere = evening.votes.map(({ played }) => played.salted.records.every((each, n) => all[n]?.has(toHex(each))))
  expect(isThere).toEqual([false, true, false, false, true])
})

it('no hash of a record, of its parts, or of two records of one voter is in the log, under any label', () => {
  expect(labels().length).toBeGreaterThan(40)
  expect(joined(partsOfRecords(), labels())).toEqual([])
})

it('no hash of a file of the bundle, or of a row or field of one, is in the log', () => {
  expect(joined(runsOfFiles(), ['', 'ippyo online vote 1'].map(utf8), [new Uint8Array()])).toEqual([])
})

it('no sixteen bytes of a receipt, a promise or an entry are in the bundle, as bytes or in hex', () => {
  const parts = receipts.flatMap((bytes) => [...bytesIn(bytes), bytes])
  const windows = new Set([...codes, ...parts].flatMap((bytes) => windowsOf(bytes, 1)))
  // Both name the election, the settings and the checkpoint.
  const shared = [...bundles].flatMap(([name, bytes]) =>
    windowsOf(bytes, 1).some((window) => windows.has(window)) ? [name] : [],
  )
  expect(shared).toEqual([])
})

function windowsOf(bytes: Uint8Array, step: number): readonly string[] {
  const count = Math.max(0, Math.floor((bytes.length - 16) / step) + 1)
  return Array.from({ length: count }, (_, n) =>
    Buffer.from(bytes.subarray(n * step, n * step + 16)).toString('latin1'),
  )
}

/** The bytes that a receipt has in base 64. */
function bytesIn(receipt: Uint8Array): readonly Uint8Array[] {
  const words = new TextDecoder('latin1').decode(receipt).split(/\s/)
  return words
    .filter((word) => /^[A-Za-z0-9+/]{40,}=*$/.test(word))
    .map((word) => new Uint8Array(Buffer.from(word, 'base64')))
}

it('no salt is on the stick of sorted votes, in the files of the count or in the bundle', () => {
  const files = [...filesBelow(at('online')), ...filesBelow(at('out'))].map((path) => readFileSync(path))
  expect(files.length).toBeGreaterThan(20)
  const all = [...files, ...[...bundles.values()].map((bytes) => Buffer.from(bytes))]
  const forms = evening.votes.flatMap(({ played: { salted } }) => [
    ...[
      Buffer.from(salted.salt),
      Buffer.from(toHex(salted.salt)),
      Buffer.from(Buffer.from(salted.salt).toString('base64')),
    ],
  ])
  expect(all.filter((file) => forms.some((form) => file.includes(form)))).toEqual([])
})

it('and the search finds every vote where the envelopes are beside it', () => {
  const fromSalt = evening.votes.map(({ played }) => concat(played.salted.salt, ...played.salted.records))
  expect(joined(fromSalt, labels()).toSorted()).toEqual(codes.map(toHex).toSorted())
})
