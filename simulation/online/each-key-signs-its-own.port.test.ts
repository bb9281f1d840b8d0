/**
 * own-81: each key of an election with an online box signs what is its own, and nothing else that a reader takes. The counting PC had a
 * document of the authority, and so it could seal online votes. A table of all keys × all that is signed on the way of an online vote.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromHex, toHex } from '#election/bytes.ts'
import { oneListOf } from '#election/contest-lists.ts'
import { maskOf } from '#election/contests.ts'
import { readTallyMachine, type SignedTallyMachine, signTallyMachine } from '#election/count/tally-machine.ts'
import type { SignedBytes } from '#election/definition/signed-document.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { StationId } from '#election/ids.ts'
import { makeSigningKey, signingPublicKey } from '#election/keys/signature.ts'
import { readBoxList, signBoxList, writeBoxList } from '#election/online/boxes.ts'
import { type BoxExport, exportHeaderBytes, exportSaid, readExport, signExport } from '#election/online/export.ts'
import { permitIdOf } from '#election/online/ids.ts'
import {
  checkpointText,
  cosign,
  cosignaturesOf,
  readCheckpoint,
  signCheckpoint,
} from '#election/online/log/checkpoint.ts'
import { parseNote, writeNote } from '#election/online/log/note.ts'
import { readOnlineSeal, writeOnlineSeal } from '#election/online/online-seal.ts'
import { permitEnd, readPermit, writePermit } from '#election/online/permit.ts'
import { promisedBy, readPromise, writePromise } from '#election/online/promise.ts'
import { readSettings, signSettings } from '#election/online/settings.ts'
import { readSorted, type SortedDocument, signSorted, sortedFiles } from '#election/online/sorted.ts'
import { sortBoxes } from '#election/online/sorting/sorting.ts'
import { readVoidDecision, readVoids, signVoidDecision, signVoids } from '#election/online/voids.ts'
import { readVotedList, signVotedList, writeVotedList } from '#election/online/voted.ts'
import { readRound, signRound } from '#election/roll/roll-round.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
} from '#simulation/counting/counting-election.ts'
import { documentApprovedByTwo, signersOf } from '#simulation/counting/two-approve.ts'
import { must } from '#simulation/rooms/must.ts'
import { makeSessionKey, onlineElection } from '#simulation/rooms/online-election.ts'
import { onlineEvening } from '#simulation/rooms/online-evening.ts'
import { listsOfRound } from '#simulation/rooms/round-of.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { onlineSealIn } from '#verify/bundle/online-seal.ts'
import { CountFinding } from '#verify/count/count-finding.ts'
import { compareSignatures } from '#verify/count/stage-signatures.ts'
import { filesIn } from '#verify/package/directory.ts'
import { readTrust, type Trust } from '#verify/package/trust.ts'

interface Key {
  readonly secretKey: Uint8Array
  readonly publicKey: Uint8Array
}
const NAMES = [
  ...(['authority', 'counting machine', 'sorting machine', 'kiosk', 'issuer', 'issuer of another station'] as const),
  ...([
    'gate',
    'promise',
    'sequencer',
    'lookup',
    'exporter 1',
    'exporter 2',
    'witness',
    'clerk 1',
    'clerk 2',
    'nobody',
  ] as const),
] as const
type Name = (typeof NAMES)[number]

const randomness = seededRandomness('each key signs its own')
let directory: string
let made: CountingElection
let evening: ReturnType<typeof onlineEvening>
let sorted: { readonly document: SortedDocument; readonly files: ReadonlyMap<string, Uint8Array> }
let trust: Trust
let keys: Readonly<Record<Name, Key>>

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-keys-'))
  const stations = [1, 2].map(() => ({ kiosks: 1, spares: 0 }))
  made = await countingElection(randomness, { publication: 'from-first-mix', online: true, stations })
  await writeCountingElection(made, directory)
  const { electionPackage, packageHash, lists } = made.election
  const { electionId, keySet, countingKey } = electionPackage
  const poll = { electionId, packageHash, publicKey: fromHex(countingKey.publicKey), candidates: [11, 12, 21] }
  evening = onlineEvening('each key signs its own', {
    election: onlineElection('each key signs its own', { ...poll, lists: lists.length }),
    poll: { electionPackage, packageSha256: toHex(packageHash) },
    ...{ keySet, opens: '2002-06-15T08:30:00+09:00', closes: '2002-06-22T20:00:00+09:00', authority: made.authority },
    ...{ cards: [], listHashes: lists.map(({ listHash }) => listHash) },
  })
  const { grounds, files } = evening.finished()
  const of = { packageHash, settingsHash: evening.settings.hash, electionId, lists: ownLists(), box: files.box }
  const written = sortedFiles(group, of, must(sortBoxes(group, grounds, files, nativeOnlineChecks)), nativeOnlineChecks)
  sorted = { document: written.document, files: new Map(written.files.map(({ name, bytes }) => [name, bytes])) }
  const read = await readTrust(join(directory, 'package'), toHex(made.authority.publicKey))
  if (typeof read === 'string') throw new Error(read)
  trust = read
  keys = keysOf()
})
afterAll(() => rm(directory, { recursive: true }))

function keysOf(): typeof keys {
  const { election, exporters, witnesses } = evening
  const drawn = () => makeSigningKey(randomness)
  const machine = (id: string) => {
    const secretKey = [...made.signingKeys].find(([name]) => name === id)?.[1] ?? new Uint8Array(32)
    return { secretKey, publicKey: signingPublicKey(secretKey) }
  }
  return {
    ...{ authority: made.authority, 'counting machine': drawn(), 'sorting machine': drawn(), nobody: drawn() },
    ...{ kiosk: machine('1-K1'), issuer: machine('1-I1'), 'issuer of another station': machine('2-I1') },
    ...election.keys,
    ...{
      'exporter 1': exporters[0] ?? drawn(),
      'exporter 2': exporters[1] ?? drawn(),
      witness: witnesses[0] ?? drawn(),
    },
    ...{ 'clerk 1': drawn(), 'clerk 2': drawn() },
  }
}

/** The authority gave two machines their work; all other keys bring the document of the one that sorts. */
function documentOf(name: Name, by: Key = made.authority): SignedTallyMachine {
  const { electionId, keySet } = made.election.electionPackage
  const isCounting = name === 'counting machine'
  const { publicKey } = keys[isCounting ? name : 'sorting machine']
  const role = isCounting ? ('counting' as const) : ('sorting' as const)
  const machine = { electionId, keySet, role, serial: 'SN', signingKey: toHex(publicKey) }
  return { ...machine, document: signTallyMachine(machine, by.secretKey) }
}

const ownLists = () => made.election.electionPackage.contests.map(({ bit }) => oneListOf(bit))

function pageBy(name: Name, machine: SignedTallyMachine): Uint8Array {
  const { keySet, contests } = made.election.electionPackage
  return writeOnlineSeal(sorted.document, { keySet, contests: maskOf(contests), machine }, keys[name].secretKey)
}

function isSeal(page: Uint8Array): readonly boolean[] {
  const { electionPackage, packageHash } = made.election
  const of = { electionPackage, packageSha256: toHex(packageHash), several: null }
  return [readOnlineSeal(page, made.authority.publicKey, of) !== null, onlineSealIn(page, filesIn(), trust) !== null]
}

/** Whether readers take it, all alike. */
type Taken = (name: Name) => boolean | readonly boolean[] | Promise<boolean>

const approvers = () =>
  [keys['clerk 1'], keys['clerk 2']].map((key, n) => ({ name: `c${n}`, key: toHex(key.publicKey) }))
const exporters = () => [keys['exporter 1'], keys['exporter 2']]
/** Beside a person who may: the second one must be another who may. */
const beside = (name: Name, one: Name, other: Name) => keys[name === one ? other : one]
const electionId = () => made.election.electionPackage.electionId
const signedBy = ({ bytes, signature }: SignedBytes) => ({ bytes, signature })

const SIGNED: readonly (readonly [what: string, owners: readonly Name[], taken: Taken])[] = [
  [
    'the seal of the online votes, at the tally and in a bundle',
    ['sorting machine'],
    (name) => isSeal(pageBy(name, documentOf(name))),
  ],
  [
    'the document of a machine that sorts, in a seal',
    ['authority'],
    (name) => isSeal(pageBy('sorting machine', documentOf('sorting machine', keys[name]))),
  ],
  [
    'the document of the sorted votes',
    ['sorting machine'],
    (name) => {
      const { packageHash } = made.election
      const of = {
        electionId: electionId(),
        packageSha256: toHex(packageHash),
        machineKey: keys['sorting machine'].publicKey,
        lists: ownLists(),
      }
      const file = (wanted: string) => sorted.files.get(wanted) ?? null
      return readSorted(group, signSorted(sorted.document, keys[name].secretKey), of, file, nativeOnlineChecks).ok
    },
  ],
  [
    'the document of a machine',
    ['authority'],
    (name) => {
      const { document, role } = documentOf('sorting machine', keys[name])
      return readTallyMachine(document, made.authority.publicKey, { ...made.election.electionPackage, role }).ok
    },
  ],
  ['reports of a count', ['counting machine'], (name) => isMachineOfCount(name)],
  [
    'the settings',
    ['authority'],
    (name) => {
      const { electionPackage, packageHash } = made.election
      const of = { electionPackage, packageSha256: toHex(packageHash) }
      const signed = signSettings(evening.settings.settings, keys[name].secretKey)
      const approvals = documentApprovedByTwo({ kind: 'online-settings', document: sha256Hex(signed.bytes) })
      return readSettings({ ...signed, approvals }, made.authority.publicKey, of).ok
    },
  ],
  [
    'a round of roll lists',
    ['authority'],
    (name) => {
      const { electionPackage } = made.election
      const lists = listsOfRound(electionPackage.stations, 1)
      const round = { electionId: electionId(), number: 1, last: true, lists, voted: null, incidents: null }
      const signed = signedBy(signRound(round, signersOf(electionPackage, keys[name].secretKey)))
      return readRound(signed, { electionPackage, authority: made.authority.publicKey }).ok
    },
  ],
  [
    'an export',
    ['exporter 1', 'exporter 2'],
    (name) => {
      const { box } = evening.finished().files
      const read = must(
        readExport(
          box,
          exporters().map(({ publicKey }) => publicKey),
        ),
      )
      const said = exportSaid((read satisfies BoxExport).header)
      const head = exportHeaderBytes(said, [
        signExport(said, beside(name, 'exporter 1', 'exporter 2')),
        signExport(said, keys[name]),
      ])
      const whole = new Uint8Array([...head, ...box.subarray(head.length)])
      return readExport(
        whole,
        exporters().map(({ publicKey }) => publicKey),
      ).ok
    },
  ],
  [
    'the list of who voted',
    ['exporter 1', 'exporter 2'],
    (name) => {
      const { voted } = evening.finished().files
      const by = (key: Key) => signVotedList(voted, key.secretKey)
      const bytes = writeVotedList(voted, [by(beside(name, 'exporter 1', 'exporter 2')), by(keys[name])])
      const known = exporters().map(({ publicKey }, n) => ({ name: `e${n}`, key: toHex(publicKey) }))
      return readVotedList(bytes, { electionId: electionId(), exporters: known, closes: 0 }).ok
    },
  ],
  [
    'a list of boxes',
    ['clerk 1', 'clerk 2'],
    (name) => {
      const boxes = [...evening.listed].map(([box, style]) => ({ box, style }))
      const list = { electionId: electionId(), number: 1, boxes }
      const by = (key: Key) => signBoxList(list, key.secretKey)
      const bytes = writeBoxList(list, [by(beside(name, 'clerk 1', 'clerk 2')), by(keys[name])])
      return readBoxList(bytes, { electionId: electionId(), approvers: approvers() }).ok
    },
  ],
  [
    'a decision about a void',
    ['clerk 1', 'clerk 2'],
    (name) => {
      const said = {
        use: 'online-restore',
        electionId: electionId(),
        handle: evening.handle('voided'),
        reason: 'x',
      } as const
      const bytes = signVoidDecision(said, [beside(name, 'clerk 1', 'clerk 2').secretKey, keys[name].secretKey])
      return readVoidDecision(bytes, { electionId: electionId(), approvers: approvers() }).ok
    },
  ],
  [
    'the voids of station 1',
    ['issuer'],
    (name) => {
      const voids = evening.voidsOf('1', { voided: [], cards: [] })
      const issuers = made.election.electionPackage.machines.flatMap(({ id, kind, station, signingKey }) =>
        kind === 'issuer' ? [{ machine: id, station: station as StationId, key: fromHex(signingKey) }] : [],
      )
      return readVoids(signVoids(voids, keys[name].secretKey), { electionId: electionId(), issuers }).ok
    },
  ],
  [
    'a permit',
    ['gate'],
    (name) => {
      const of = {
        ...{ electionId: electionId(), box: evening.boxes.once, style: 3 as never, evidence: new Uint8Array(32) },
        ...{ sessionKey: makeSessionKey(randomness).publicKey, id: permitIdOf(randomness.bytes(16)) },
        notAfter: permitEnd(evening.settings.opens),
      }
      return readPermit(writePermit(of, keys[name].secretKey), evening.election.grounds).ok
    },
  ],
  [
    'a promise',
    ['promise'],
    (name) => {
      const code = 'ab'.repeat(32) as never
      const promise = { electionId: electionId(), code, latest: promisedBy(evening.settings.opens) }
      return readPromise(writePromise(promise, keys[name].secretKey), keys.promise.publicKey).ok
    },
  ],
  [
    'a checkpoint of the log',
    ['sequencer'],
    (name) => {
      const head = { origin: 'vote.example/log', size: 1, root: new Uint8Array(32) }
      const note = signCheckpoint(head, keys[name].secretKey, keys.sequencer.publicKey)
      return readCheckpoint(note, { origin: head.origin, key: keys.sequencer.publicKey }).ok
    },
  ],
  [
    'the line of a witness',
    ['witness'],
    (name) => {
      const head = { origin: 'vote.example/log', size: 1, root: new Uint8Array(32) }
      const note = parseNote(signCheckpoint(head, keys.sequencer.secretKey, keys.sequencer.publicKey))
      if (note === null) throw new Error('a note that was written')
      const as = { name: 'w1.example', publicKey: keys.witness.publicKey, secretKey: keys[name].secretKey }
      const line = cosign(checkpointText(head), evening.settings.closes, as)
      const read = parseNote(writeNote({ ...note, signatures: [...note.signatures, line] }))
      const known = [{ name: 'w1.example', key: keys.witness.publicKey }]
      return read !== null && (cosignaturesOf(read, known)?.size ?? 0) === 1
    },
  ],
]

/** The independent reader of a count, before a folder whose machine is this one. */
async function isMachineOfCount(name: Name): Promise<boolean> {
  const place = join(directory, sha256Hex(Buffer.from(name)))
  await mkdir(place)
  const { document } = documentOf(name)
  await writeFile(join(place, 'tally.json'), document.bytes)
  await writeFile(join(place, 'tally.sig'), document.signature)
  const finding = new CountFinding()
  await compareSignatures(place, trust, finding)
  const isTaken = !finding.differences.some(({ file }) => file === 'tally.json')
  const role = 'counting' as const
  const { electionPackage } = made.election
  expect(readTallyMachine(document, made.authority.publicKey, { ...electionPackage, role }).ok).toBe(isTaken)
  return isTaken
}

describe.each(SIGNED)('%s', (_what, owners, taken) => {
  it.each(NAMES)('by %s', async (name) => {
    const answers = [await taken(name)].flat()
    expect(answers).toEqual(answers.map(() => owners.includes(name)))
  })
})
