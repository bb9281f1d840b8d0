/** Parts of an online box that sorting and the voter's page read: exports, logs, lists, decisions, evidence and typed codes. */

import { assert } from '#election/assert.ts'
import { concat, toHex, utf8 } from '#election/bytes.ts'
import { oneListOf } from '#election/contest-lists.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestBit, ContestMask, MachineId, StationId } from '#election/ids.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { signingPublicKey } from '#election/keys/signature.ts'
import { openApproved, sealApproved, signApproved } from '#election/online/approved.ts'
import { type BoxList, readBoxList, signBoxList, writeBoxList } from '#election/online/boxes.ts'
import { birthOf } from '#election/online/card/person.ts'
import { drawVotingCode, parseVotingCode, printedCode } from '#election/online/code.ts'
import { openEvidence } from '#election/online/evidence.ts'
import { evidenceIn, writeEvidenceFile } from '#election/online/evidence-file.ts'
import { exportBody, readExport } from '#election/online/export.ts'
import { parseExportedLog, writeExportedLog } from '#election/online/exported-log.ts'
import { type ExporterKey, openExporterKey, writeExporterKey } from '#election/online/exporter-key.ts'
import { holdIdOf, voteCodeOf } from '#election/online/ids.ts'
import { nextLine, readIncidents, signIncident, writeIncidents } from '#election/online/incidents.ts'
import { readRelease, signRelease, writeRelease } from '#election/online/release.ts'
import { parseShownCode, printedShownCode, shownCode } from '#election/online/shown-code.ts'
import { readSorted, signSorted, sortedFiles } from '#election/online/sorted.ts'
import { readVoidDecision, readVoids, signVoidDecision, signVoids } from '#election/online/voids.ts'
import { readVotedList, signVotedList, votedListUnsigned, writeVotedList } from '#election/online/voted.ts'
import { readRound, signRound } from '#election/roll/roll-round.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { ONLINE_ELECTION } from '#simulation/rooms/online-election.ts'
import { onlineEvening } from '#simulation/rooms/online-evening.ts'
import { listsOfRound } from '#simulation/rooms/round-of.ts'
import { spoilt } from '../mutate.ts'
import { costsTooMuch } from '../mutate-json.ts'
import { DEAR, reads, same } from '../target.ts'

const evening = onlineEvening('fuzz')
const { files } = evening.finished()
const { election, exporters, handle } = evening
const keys = exporters.map(({ publicKey }) => publicKey)
const [first, second] = exporters.map(({ secretKey }) => secretKey) as [Uint8Array, Uint8Array]
const votedBy = {
  electionId: ONLINE_ELECTION,
  exporters: exporters.map(({ name, publicKey }) => ({ name, key: toHex(publicKey) })),
  closes: files.voted.closedAt,
}
const SIGNATURE_FILE = 104
const document = (bytes: Uint8Array) => ({
  signature: bytes.subarray(0, SIGNATURE_FILE),
  bytes: bytes.subarray(SIGNATURE_FILE),
})
const asFile = ({ signature, bytes }: ReturnType<typeof document>) => concat(signature, bytes)

export const boxExport = reads('online export', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [files.box], { most: 9000 }),
  read: (bytes) => readExport(bytes, keys, nativeOnlineChecks),
  form: (read) => concat(files.box.subarray(0, 4096), exportBody(read.events, read.held, read.header.records)),
})

export const exportedLog = reads('online log file', {
  make: (random) => spoilt(random, [files.log], { most: 2000 }),
  read: parseExportedLog,
  form: writeExportedLog,
})

const said = {
  class: 'system',
  from: 1_800_000_000,
  to: null,
  measure: 'stopped',
  ja: '止まっています。',
  en: 'It is stopped.',
} as const

function oneIncident(): Uint8Array {
  const next = nextLine([], { ...said, incident: 'new' } as Parameters<typeof nextLine>[1])
  assert(next.ok, 'an incident to spoil')
  const by = [
    signIncident(ONLINE_ELECTION, next.value, first),
    signIncident(ONLINE_ELECTION, next.value, second),
  ] as const
  return writeIncidents({ electionId: ONLINE_ELECTION, lines: [{ ...next.value, by }] })
}

export const incidentList = reads('online incidents', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [oneIncident()], { most: 2000 }),
  read: (bytes) => readIncidents(bytes, votedBy, nativeOnlineChecks.ed25519),
  form: writeIncidents,
})

export const votedList = reads('online voted list', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [files.votedBytes], { most: 1000 }),
  read: (bytes) => readVotedList(bytes, votedBy, nativeOnlineChecks.ed25519),
  form: (read) => writeVotedList(read, [signVotedList(read, first), signVotedList(read, second)]),
})

export const votedListOfTheOffice = reads('online voted list, unsigned', {
  make: (random) => spoilt(random, [files.votedBytes], { most: 1000 }),
  read: (bytes) => votedListUnsigned(bytes, ONLINE_ELECTION),
  holds: (read) => read.electionId === ONLINE_ELECTION,
})

const unapproved = { authoritySecretKey: first, approving: null }
const stations = [{ id: '1' }, { id: '2' }] as unknown as ElectionPackage['stations']
const ofRound = { electionId: ONLINE_ELECTION, use: 'fixture', stations, approvers: [] } as const
const lists = listsOfRound(stations, 3)
const round = { electionId: ONLINE_ELECTION, number: 3, last: true, lists, voted: files.votedHash, incidents: null }
const told = { ...round, incidents: { lines: 2, sha256: files.votedHash } }

export const rollRound = reads('roll round', {
  inputsPerSeed: DEAR,
  make: (random) =>
    spoilt(
      random,
      [round, told].map((each) => asFile(signRound(each, unapproved))),
      { most: 600 },
    ),
  read: (bytes) =>
    readRound(document(bytes), { electionPackage: ofRound, authority: signingPublicKey(first) }, nativeChecks),
  form: (read) => asFile(signRound(read, unapproved)),
})

const signerKey = signingPublicKey(second)
const place = { station: '1' as StationId, machine: '1-I1' as MachineId }
const voidsFile = evening.voidsOf('1', { voided: [handle('voided')], cards: [handle('paper')] })

export const stationVoids = reads('online voids', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [asFile(signVoids(voidsFile, second))], { most: 1000 }),
  read: (bytes) =>
    readVoids(
      document(bytes),
      {
        electionId: ONLINE_ELECTION,
        issuers: [{ ...place, key: signerKey }],
      },
      nativeChecks,
    ),
  form: (read) => asFile(signVoids(read, second)),
})

const approvers = [first, second].map((secretKey, at) => ({
  name: `a${at}`,
  key: Buffer.from(signingPublicKey(secretKey)).toString('hex'),
}))
const restore = {
  use: 'online-restore' as const,
  electionId: ONLINE_ELECTION,
  handle: handle('voided'),
  reason: 'the wrong box',
}

export const voidDecision = reads('online void decision', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [signVoidDecision(restore, [first, second])], { most: 1000 }),
  read: (bytes) => readVoidDecision(bytes, { electionId: ONLINE_ELECTION, approvers }, nativeOnlineChecks.ed25519),
  holds: (read) => same(read, restore),
})

const boxes: BoxList = {
  electionId: ONLINE_ELECTION,
  number: 1,
  boxes: Object.values(evening.boxes)
    .toSorted()
    .map((box) => ({ box, style: 3 as ContestMask })),
}

export const boxList = reads('online box list', {
  inputsPerSeed: DEAR,
  make: (random) =>
    spoilt(random, [writeBoxList(boxes, [signBoxList(boxes, first), signBoxList(boxes, second)])], { most: 1000 }),
  read: (bytes) => readBoxList(bytes, { electionId: ONLINE_ELECTION, approvers }, nativeOnlineChecks.ed25519),
  holds: (read) => same(read, boxes),
})

const release = {
  electionId: ONLINE_ELECTION,
  handle: handle('held'),
  hold: holdIdOf(new Uint8Array(16)),
  reason: 'unused',
}

export const heldBoxRelease = reads('online release', {
  inputsPerSeed: DEAR,
  make: (random) =>
    spoilt(random, [writeRelease(release, [signRelease(release, first), signRelease(release, second)])], { most: 600 }),
  read: (bytes) => readRelease(bytes, { electionId: ONLINE_ELECTION, approvers }, nativeOnlineChecks.ed25519),
  holds: ({ said: _, signatures: __, ...read }) => same(read, release),
})

const sortedOf = {
  ...{ packageHash: election.packageHash, settingsHash: new Uint8Array(32), electionId: ONLINE_ELECTION },
  ...{ lists: ([0, 1] as ContestBit[]).map(oneListOf), box: files.box },
}
const none = { events: 0, superseded: 0, voted: 0, held: 0, voided: 0, restored: 0, counted: 0 }
const sorted = sortedFiles(group, sortedOf, {
  exportHash: '00'.repeat(32),
  log: { size: 2, root: new Uint8Array(32) },
  ...{ sums: none, records: new Map() },
})
const expected = {
  ...{ electionId: ONLINE_ELECTION, packageSha256: toHex(election.packageHash) },
  ...{ machineKey: keys[0] ?? new Uint8Array(32), lists: sortedOf.lists },
}

export const sortedBoxes = reads('online sorted', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [asFile(signSorted(sorted.document, first))], { most: 1200 }),
  read: (bytes) =>
    readSorted(
      group,
      document(bytes),
      expected,
      (name) => sorted.files.find((each) => each.name === name)?.bytes ?? null,
    ),
  form: (read) => asFile(signSorted(read.document, first)),
})

const keyFile = await writeExporterKey(exporters[0] as ExporterKey, {
  ...{ passphrase: 'an exporter says this', cost: COST_FIXTURE, randomness: election.randomness },
})

export const exporterKey = reads('online exporter key', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [keyFile], { most: 500 }),
  read: async (bytes) => (costsTooMuch(bytes) ? null : openExporterKey(bytes, 'an exporter says this', nativeScrypt)),
  holds: (read) => same(read.secretKey, first),
})

const [vote] = evening.votes
if (vote === undefined) throw new Error('a vote of the evening')

export const evidence = reads('online evidence', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [vote.sealed], { most: 4200 }),
  read: (bytes) => openEvidence(bytes, vote.permit, evening.sorting.secretKey),
  holds: (_read, bytes) => same(bytes, vote.sealed),
})

const code = drawVotingCode(election.randomness)

export const typedCode = reads('voting code', {
  make: (random) => spoilt(random, [utf8(code), utf8(printedCode(code))], { most: 60 }),
  read: (bytes) => parseVotingCode(new TextDecoder().decode(bytes)),
  write: utf8,
  holds: (read) => parseVotingCode(printedCode(read)) === read,
})

const shown = shownCode(voteCodeOf(election.randomness.bytes(32)))

export const shownVoteCode = reads('shown vote code', {
  make: (random) => spoilt(random, [utf8(shown), utf8(printedShownCode(shown))], { most: 20 }),
  read: (bytes) => parseShownCode(new TextDecoder().decode(bytes)),
  write: utf8,
  holds: (read) => parseShownCode(printedShownCode(read)) === read,
})

const evidenceRows = new Map(evening.votes.map(({ permit, sealed }) => [permit, sealed]))
const evidenceFile = writeEvidenceFile(ONLINE_ELECTION, evidenceRows)

/** Nothing of a row is believed before its hash is the permit's. */
export const evidenceRowsRead = reads('rows of evidence', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [evidenceFile], { most: 25_000 }),
  read: (bytes) => {
    const source = { length: bytes.length, read: (from: number, count: number) => bytes.slice(from, from + count) }
    return evidenceIn(source, ONLINE_ELECTION)
  },
  holds: (rows) => [...evidenceRows.keys()].every((permit) => (rows.get(permit)?.length ?? 4096) === 4096),
})

const approvedSaid = {
  ...{ electionId: ONLINE_ELECTION, number: 1, variants: { 髙: '高' } },
  boxes: [
    {
      handle: handle('once'),
      people: [{ name: '試験花子', birth: birthOf('319700401') ?? fail(), address: '見本市' }],
    },
  ],
}
const sortingPair = evening.sorting
const approvedBy = [signApproved(approvedSaid, first), signApproved(approvedSaid, second)] as const
const approvedSealed = sealApproved(approvedSaid, approvedBy, sortingPair.publicKey, election.randomness)

export const approvedList = reads('approved list', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [approvedSealed], { most: 2000 }),
  read: (bytes) =>
    openApproved(bytes, {
      ...{ electionId: ONLINE_ELECTION, sortingSecretKey: sortingPair.secretKey },
      approvers: [first, second].map((key, at) => ({ name: `a${at}`, key: toHex(signingPublicKey(key)) })),
    }),
  holds: (_read, bytes) => same(bytes, approvedSealed),
})

function fail(): never {
  throw new Error('a birthday')
}
