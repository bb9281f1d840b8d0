/** Signed documents and the JSON files of keys and machines. Spoilt documents are signed again, spoilt shares summed again. */
import { sha256 } from '@noble/hashes/sha2.js'
import { concat, toHex, uint, utf8 } from '#election/bytes.ts'
import { canonicalJson, parseCanonicalJson } from '#election/canonical-json.ts'
import { readPackage, signPackage } from '#election/definition/package.ts'
import { readCandidateList, signCandidateList } from '#election/definition/signed-candidate-list.ts'
import { SIGNATURE_FILE_BYTES } from '#election/definition/signed-document.ts'
import type { ElectionId, MachineId, PairNumber, RollNumber, StationId } from '#election/ids.ts'
import { openAuthorityFile, readAuthorityPublicKey, writeAuthorityFile } from '#election/keys/authority.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import {
  makeMachine,
  makeStationKit,
  parseIdentity,
  parseKit,
  parseMachineFile,
  serialiseIdentity,
  serialiseKit,
} from '#election/keys/machine-identity.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { decryptRoll, encryptRoll } from '#election/keys/roll-envelope.ts'
import { parseShareFile, writeShareFile } from '#election/keys/share-file.ts'
import { type DayList, dayListDocument, encryptDayList, readDayList, signDayList } from '#election/roll/day-list.ts'
import { readRollFile, writeRollFile } from '#election/roll/roll-file.ts'
import { type RollList, readRollList, writeRollList } from '#election/roll/roll-list.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { parseMachineCheck } from '#office/commands/inspect/machine-check.ts'
import { destinationFor, parseDestination, serialiseDestination } from '#office/prepare/list-destination.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import {
  tinyAuthority,
  tinyList,
  tinyMovedList,
  tinyOpenList,
  tinyOpenPackage,
  tinyPackage,
  tinyPartyList,
  tinyPartyPackage,
  tinyQuestionPackage,
} from '#simulation/rooms/tiny-documents.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { labelledSigner } from '../ed25519-native.ts'
import { spoilt } from '../mutate.ts'
import { canonicalOf, costsTooMuch, spoiltJson } from '../mutate-json.ts'
import { broken, CHEAP, DEAR, reads, refusal, same, type Target } from '../target.ts'

const randomness = seededRandomness('fuzz documents')
const electionPackage = signPackage(tinyPackage, tinyAuthority.secretKey)
const questionPackage = signPackage(tinyQuestionPackage, tinyAuthority.secretKey)
const candidateList = signCandidateList(tinyList, tinyAuthority.secretKey)
const partyList = signCandidateList(tinyPartyList, tinyAuthority.secretKey)
const openList = signCandidateList(tinyOpenList, tinyAuthority.secretKey)
const movedList = signCandidateList(tinyMovedList, tinyAuthority.secretKey)
const signedAgain = {
  package: labelledSigner('package', tinyAuthority.secretKey),
  'candidate-list': labelledSigner('candidate-list', tinyAuthority.secretKey),
}
const MAGIC_AND_KEY = SIGNATURE_FILE_BYTES - 64

/** First byte 0: 104 bytes of signature file and the document as they are. Else the document is made canonical, if it is JSON, and signed again. */
function documentInput(random: Dice, samples: { bytes: Uint8Array; signature: Uint8Array }): Uint8Array {
  const again = random.below(8)
  const signature = again > 0 ? samples.signature : spoilt(random, [samples.signature], { most: 104, exactly: 104 })
  return concat(Uint8Array.of(again), signature, spoiltJson(random, [samples.bytes], 16_384))
}

function documentOf(use: 'package' | 'candidate-list', input: Uint8Array) {
  const [signature, raw] = [input.slice(1, 1 + SIGNATURE_FILE_BYTES), input.slice(1 + SIGNATURE_FILE_BYTES)]
  if (input[0] === 0) return { bytes: raw, signature }
  const bytes = canonicalOf(raw)
  return { bytes, signature: concat(signature.slice(0, MAGIC_AND_KEY), signedAgain[use](sha256(bytes))) }
}

export const packageTarget = reads('package', {
  inputsPerSeed: DEAR,
  make: (random) => documentInput(random, random.oneIn(2) ? electionPackage : questionPackage),
  read: (input) => readPackage(documentOf('package', input), tinyAuthority.publicKey),
  holds: (read, input) => same(canonicalJson(read.electionPackage), documentOf('package', input).bytes),
})

export const listTarget = reads('candidate list', {
  inputsPerSeed: DEAR,
  make: (random) => documentInput(random, random.oneIn(2) ? candidateList : movedList),
  read: (input) => readCandidateList(documentOf('candidate-list', input), tinyAuthority.publicKey, tinyPackage),
  holds: (read, input) => same(canonicalJson(read.list), documentOf('candidate-list', input).bytes),
})

/** Lists of parties, as the package that has a contest of them asks for. */
export const partyListTarget = reads('candidate list of parties', {
  inputsPerSeed: DEAR,
  make: (random) => documentInput(random, partyList),
  read: (input) => readCandidateList(documentOf('candidate-list', input), tinyAuthority.publicKey, tinyPartyPackage),
  holds: (read, input) => same(canonicalJson(read.list), documentOf('candidate-list', input).bytes),
})

/** Lists whose people are voted for. */
export const openListTarget = reads('candidate list of parties with people', {
  inputsPerSeed: DEAR,
  make: (random) => documentInput(random, openList),
  read: (input) => readCandidateList(documentOf('candidate-list', input), tinyAuthority.publicKey, tinyOpenPackage),
  holds: (read, input) => same(canonicalJson(read.list), documentOf('candidate-list', input).bytes),
})

const jsonSamples = [
  electionPackage.bytes.slice(0, 600),
  candidateList.bytes,
  utf8('{"a":[1,-2,null,true],"b":"\\u0000"}'),
]

export const canonical: Target = {
  name: 'canonical JSON',
  inputsPerSeed: CHEAP,
  make: (random) =>
    random.oneIn(2) ? spoilt(random, jsonSamples, { most: 4096 }) : spoiltJson(random, jsonSamples.slice(1), 4096),
  judge(bytes) {
    const value = parseCanonicalJson(bytes)
    if (value === null) return 'refused'
    return same(canonicalJson(value), bytes) ? 'accepted' : broken('another text')
  },
}

const share = await writeShareFile({
  kind: 'counting',
  electionId: tinyPackage.electionId,
  keySet: tinyPackage.keySet,
  share: { index: 2, bytes: randomness.bytes(32) },
  shares: 5,
  threshold: 3,
  passphrase: 'aaaaaaaaaaaa',
  cost: COST_FIXTURE,
  randomness,
})

export const shareFile = reads('share file', {
  make: (random) => spoiltJson(random, [share], 5000),
  mend: summedAgain,
  read: (bytes) => parseShareFile(bytes),
  write: ({ kind, ...file }) => summedAgain(canonicalJson({ format: `ippyo ${kind} share 1`, ...file })),
})

/** The same share file with the checksum that fits it. */
export function summedAgain(bytes: Uint8Array): Uint8Array {
  try {
    const { checksum: _, ...body } = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
    return canonicalJson({ ...body, checksum: toHex(sha256(canonicalJson(body))) })
  } catch {
    // No JSON, or none with a canonical form: it stays as it is.
    return bytes
  }
}

const authorityFile = await writeAuthorityFile(tinyAuthority, {
  passphrase: 'aaaaaaaaaaaa',
  cost: COST_FIXTURE,
  randomness,
})

export const authorityKey = reads('authority key file', {
  make: (random) => spoiltJson(random, [authorityFile], 5000),
  read: readAuthorityPublicKey,
  holds: (read) => read.length === 32,
})

export const authorityOpened = reads('authority key opened', {
  inputsPerSeed: 1,
  make: (random) => spoiltJson(random, [authorityFile], 5000),
  read: async (bytes) => (costsTooMuch(bytes) ? null : openAuthorityFile(bytes, 'aaaaaaaaaaaa')),
  holds: (read) => same(read.publicKey, tinyAuthority.publicKey),
})

const place = {
  id: '2-K1' as MachineId,
  kind: 'kiosk' as const,
  station: '2' as StationId,
  serial: 'NJ-1',
  pair: 1 as PairNumber,
  spare: false,
  issuerKeyId: null,
}
const kit = makeStationKit('2' as StationId, tinyAuthority, randomness, false, [place.id])
const made = makeMachine(place, kit, randomness)

export const machineIdentity = reads('machine identity', {
  make: (random) => spoiltJson(random, [serialiseIdentity(made.identity)], 9000),
  read: parseIdentity,
  write: serialiseIdentity,
})

export const machineFile = reads('machine file', {
  inputsPerSeed: 1,
  make: (random) => spoiltJson(random, [made.machineFile], 9000),
  read: parseMachineFile,
  holds: (read) => read.machine.signingKey.length === 64,
})

const checked = utf8(
  JSON.stringify({
    ...{ kind: 'machine-check', at: '2026-11-20T10:30', holds: true, keys: true },
    machine: { kind: 'kiosk', id: '2-K1', serial: 'NJ-1', number: '01234 56789 01234 56789' },
    software: { type: 'as-listed', fingerprint: '01234 56789 01234 56789' },
    points: [{ requirement: 'user', holds: true, found: '661' }],
  }),
)

export const machineCheck = reads('machine check', {
  make: (random) => spoiltJson(random, [checked], 9000),
  read: parseMachineCheck,
  holds: ({ points }) => points.length > 0,
})

export const stationKit = reads('station kit', {
  make: (random) => spoiltJson(random, [serialiseKit(kit)], 9000),
  read: parseKit,
  write: serialiseKit,
})

const rollFiles = [
  writeRollFile({ asOf: null, lists: false, rows: tinySources.roll.slice(0, 3) }),
  writeRollFile({ asOf: '2002-06-15' as LocalDate, lists: true, rows: [] }),
]

export const rollFile = reads('roll file', {
  make: (random) => spoilt(random, rollFiles, { most: 4000 }),
  read: readRollFile,
  write: writeRollFile,
})

const context = {
  electionId: tinyPackage.electionId as ElectionId,
  station: '2' as StationId,
  rollKey: randomness.bytes(32),
}
const rollEnvelopes = rollFiles.map((bytes) => encryptRoll(context, bytes, randomness))

export const rollEnvelope = reads('roll envelope', {
  make: (random) => spoilt(random, rollEnvelopes, { most: 4000 }),
  read: (bytes) => decryptRoll(context, bytes),
  holds: (_read, bytes) => rollEnvelopes.some((each) => same(each, bytes)),
})

const rollList: RollList = {
  electionId: context.electionId,
  station: context.station,
  number: 2,
  previous: 'ab'.repeat(32),
  madeAt: '2002-06-22T21:00' as LocalMinute,
  madeBy: ['作成 一', '照合 二'],
  last: true,
  salt: 'cd'.repeat(32),
  incidents: null,
  changes: [{ rollNo: '3' as RollNumber, mark: 'early_voted', cause: 'early-voting' }],
  added: tinySources.roll
    .slice(0, 1)
    .map((row) => ({ place: 0, cause: 'court', row: { ...row, station: context.station } })),
}

const signers = { authoritySecretKey: tinyAuthority.secretKey, approving: null }
const trust = {
  electionPackage: { use: 'fixture', approvers: [] },
  authorityPublicKey: tinyAuthority.publicKey,
} as const
/** Approvals have a target of their own. */
const NO_APPROVALS = uint(0, 4)

/** In the clear and signed again, so that more than the cipher is looked at. */
const rollListDocument = {
  bytes: decryptRoll({ ...context, kind: 'roll list' }, writeRollList(rollList, context, signers, randomness)),
}

export const rollLists: Target = {
  name: 'roll list',
  inputsPerSeed: CHEAP,
  make(random) {
    const { bytes } = rollListDocument
    const from = SIGNATURE_FILE_BYTES + NO_APPROVALS.length
    const document = bytes.ok ? bytes.value.slice(from) : new Uint8Array(0)
    return spoiltJson(random, [document], 8000)
  },
  judge(raw) {
    const bytes = canonicalOf(raw)
    const magicAndKey = concat(utf8('ippyosg1'), tinyAuthority.publicKey)
    const signature = labelledSigner('roll-list', tinyAuthority.secretKey)(sha256(bytes))
    const signed = concat(magicAndKey, signature, NO_APPROVALS, bytes)
    const file = encryptRoll({ ...context, kind: 'roll list' }, signed, randomness)
    const read = readRollList(file, context, trust)
    if (!read.ok) return refusal(read.error)
    const again = writeRollList(read.value.list, context, signers, randomness)
    return same(readRollList(again, context, trust), read) ? 'accepted' : broken('another list')
  },
}

const dayList: DayList = {
  electionId: context.electionId,
  station: context.station,
  issuer: '2-I1' as MachineId,
  number: 2,
  date: '2002-06-21' as LocalDate,
  stop: 1,
  voters: [{ rollNo: '3' as RollNumber, by: 'card' }],
}
const dayListIssuer = {
  machines: [
    {
      id: dayList.issuer,
      kind: 'issuer',
      station: context.station,
      signingKey: toHex(tinyAuthority.publicKey),
    } as Machine,
  ],
}

export const dayLists: Target = {
  name: 'daily list',
  inputsPerSeed: CHEAP,
  make: (random) => spoiltJson(random, [dayListDocument(signDayList(dayList, tinyAuthority.secretKey))], 8000),
  judge(raw) {
    const bytes = canonicalOf(raw)
    const magicAndKey = concat(utf8('ippyosg1'), tinyAuthority.publicKey)
    const signed = concat(magicAndKey, labelledSigner('day-list', tinyAuthority.secretKey)(sha256(bytes)), bytes)
    const read = readDayList(encryptDayList(signed, context, randomness), context, dayListIssuer)
    if (!read.ok) return refusal(read.error)
    const again = encryptDayList(signDayList(read.value.list, tinyAuthority.secretKey), context, randomness)
    return same(readDayList(again, context, dayListIssuer), read) ? 'accepted' : broken('another list')
  },
}

const destinations = [null, '2' as StationId].flatMap((station) => {
  const to = destinationFor(tinyPackage, station, 3)
  return to === null ? [] : [serialiseDestination(to)]
})

/** The stick that somebody puts in to get a list onto it, or to have it looked at. */
export const listDestination = reads('destination of a list', {
  make: (random) => spoiltJson(random, destinations, 4200),
  read: parseDestination,
  write: serialiseDestination,
})
