/** Bytes that strangers send to the online box: casts by voters, notes and proofs by logs and witnesses, promises, settings. */
import { recordSealer } from '#election/ballot/elgamal-record.ts'
import { concat, equalBytes } from '#election/bytes.ts'
import { listsIn } from '#election/contest-lists.ts'
import { EVERY_CONTEST } from '#election/contests.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { CandidateId, ContestBit, ContestMask } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { checkCast } from '#election/online/cast.ts'
import { parseEnvelope, writeEnvelope } from '#election/online/envelope.ts'
import { readGazette, signGazette } from '#election/online/gazette.ts'
import { voteCodeOf } from '#election/online/ids.ts'
import { parseInstant } from '#election/online/instant.ts'
import { checkpointText, cosign, readCheckpoint, signCheckpoint } from '#election/online/log/checkpoint.ts'
import { parseNote, parseSignatureLines, writeNote } from '#election/online/log/note.ts'
import { entryBundle, parseEntryBundle } from '#election/online/log/tiles.ts'
import { parseTlogProof, writeTlogProof } from '#election/online/log/tlog-proof.ts'
import { inclusionProof, leafHash, rootOf, treeOf } from '#election/online/log/tree.ts'
import { parseAddCheckpoint, writeAddCheckpoint } from '#election/online/log/witness.ts'
import { openAnswers, sealAnswers } from '#election/online/opening.ts'
import { readPermit, writePermit } from '#election/online/permit.ts'
import { promisedBy, readPromise, writePromise } from '#election/online/promise.ts'
import { readUnapprovedSettings, signSettings } from '#election/online/settings.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { ONLINE_ELECTION, OPENS, onlineElection, onlineSettings, pollOf } from '#simulation/rooms/online-election.ts'
import { spoilt } from '../mutate.ts'
import { DEAR, reads } from '../target.ts'

const election = onlineElection('fuzz')
const { randomness, keys, grounds } = election
const votes = [1, 3].map((style) => election.vote({ box: election.box(), style: style as ContestMask }))
const casts = votes.map(({ bytes }) => bytes)

export const cast = reads('online cast', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, casts, { most: 800 }),
  read: (bytes) => checkCast(group, grounds, bytes, nativeOnlineChecks),
  form: (read) => read.bytes,
  holds: (_read, bytes) => casts.some((each) => each.every((byte, at) => byte === bytes[at])),
})

export const permit = reads('online permit', {
  inputsPerSeed: DEAR,
  make: (random) =>
    spoilt(
      random,
      votes.map(({ permitBytes }) => permitBytes),
      { most: 300 },
    ),
  read: (bytes) => readPermit(bytes, grounds, nativeOnlineChecks),
  form: (read) => writePermit(read, keys.gate.secretKey),
})

export const envelope = reads('online envelope', {
  make: (random) =>
    spoilt(
      random,
      votes.map(({ envelopeBytes }) => envelopeBytes),
      { most: 600 },
    ),
  read: parseEnvelope,
  form: writeEnvelope,
})

const promised = { electionId: ONLINE_ELECTION, code: voteCodeOf(new Uint8Array(32)), latest: promisedBy(OPENS) }

export const promise = reads('online promise', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [writePromise(promised, keys.promise.secretKey)], { most: 200 }),
  read: (bytes) => readPromise(bytes, keys.promise.publicKey, nativeOnlineChecks.ed25519),
  form: (read) => writePromise(read, keys.promise.secretKey),
})

const entries = [1, 2, 3, 4, 5].map((i) => new Uint8Array(32).fill(i))
const tree = treeOf(entries.map(leafHash))
const head = { origin: 'box.example/log', size: 5, root: rootOf(tree, 5) }
const { secretKey, publicKey } = keys.sequencer
const witness = { name: 'w.example', ...makeSigningKey(randomness) }
const alone = signCheckpoint(head, secretKey, publicKey)
const line = cosign(checkpointText(head), OPENS, witness)
const signed = parseNote(alone)
if (signed === null) throw new Error('a note that was written')
const checkpointBytes = writeNote({ ...signed, signatures: [...signed.signatures, line] })
const text = new TextDecoder()

export const note = reads('signed note', {
  make: (random) => spoilt(random, [alone, checkpointBytes], { most: 1000 }),
  read: parseNote,
  form: writeNote,
})

export const signatureLines = reads('lines of a witness', {
  make: (random) => spoilt(random, [checkpointBytes.slice(alone.length)], { most: 600 }),
  read: (bytes) => parseSignatureLines(text.decode(bytes)),
  write: (read) => writeNote({ text: '\n', signatures: read }).slice(2),
})

export const checkpoint = reads('checkpoint', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [alone, checkpointBytes], { most: 1000 }),
  read: (bytes) => readCheckpoint(bytes, { origin: head.origin, key: publicKey }, nativeOnlineChecks.ed25519),
  holds: (read) => checkpointText(read) === checkpointText(head),
})

export const tlogProof = reads('tlog proof', {
  make: (random) =>
    spoilt(random, [writeTlogProof({ index: 2, proof: inclusionProof(tree, 2, 5), checkpoint: checkpointBytes })], {
      most: 2000,
    }),
  read: parseTlogProof,
  form: writeTlogProof,
})

export const addCheckpoint = reads('request to a witness', {
  make: (random) =>
    spoilt(random, [writeAddCheckpoint({ old: 3, proof: inclusionProof(tree, 2, 5), checkpoint: alone })], {
      most: 2000,
    }),
  read: parseAddCheckpoint,
  form: writeAddCheckpoint,
})

/** The first byte of an input is the number of entries. */
export const bundle = reads('entry bundle', {
  make: (random) => concat(Uint8Array.of(random.below(7)), spoilt(random, [entryBundle(entries)], { most: 400 })),
  read: (bytes) => parseEntryBundle(bytes.subarray(1), bytes[0] ?? 0),
  form: (read) => concat(Uint8Array.of(read.length), entryBundle(read)),
})

const settingsDocument = signSettings(onlineSettings(election), secretKey)

export const settings = reads('online settings', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [concat(settingsDocument.signature, settingsDocument.bytes)], { most: 6000 }),
  read: (bytes) =>
    readUnapprovedSettings(
      { signature: bytes.subarray(0, 104), bytes: bytes.subarray(104) },
      publicKey,
      pollOf(election),
      nativeChecks,
    ),
  form: (read) => concat(settingsDocument.signature, signSettings(read.settings, secretKey).bytes),
  holds: (read) => parseInstant(read.settings.opens) === read.opens,
})

const gazetteOf = {
  use: 'fixture',
  electionId: ONLINE_ELECTION,
  contests: pollOf(election).electionPackage.contests,
  approvers: [],
} as const
const gazetteFile = { name: 'p.png', bytes: 9, sha256: 'ab'.repeat(32) }
const gazetteDocument = signGazette(
  {
    ...{ electionId: ONLINE_ELECTION, gazettes: [] },
    posters: [{ candidate: 11 as CandidateId, title: 'ポスター', text: '見本', file: gazetteFile }],
  },
  secretKey,
)

export const gazette = reads('online gazette', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [concat(gazetteDocument.signature, gazetteDocument.bytes)], { most: 2000 }),
  read: (bytes) =>
    readGazette(
      { signature: bytes.subarray(0, 104), bytes: bytes.subarray(104), approvals: null },
      publicKey,
      gazetteOf,
      nativeChecks,
    ),
  form: (read) => concat(gazetteDocument.signature, signGazette(read, secretKey).bytes),
})

const openingOf = { electionId: ONLINE_ELECTION, listVersion: 1 }
const openingGrounds = { packageHash: election.packageHash, publicKey: election.publicKey, candidates: new Map() }
const opened = sealAnswers(
  recordSealer({ ...openingGrounds, candidates: [] }),
  openingOf,
  listsIn(EVERY_CONTEST, { bit: 6 as ContestBit, lists: 15 }).map((list) => ({ list, selection: { type: 'ended' } })),
  randomness,
)

export const opening = reads('opening of a check', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [opened.opening], { most: 500 }),
  read: (bytes) => openAnswers(bytes, openingOf, openingGrounds),
  holds: (read, bytes) => read.code !== opened.code || equalBytes(bytes, opened.opening),
})
