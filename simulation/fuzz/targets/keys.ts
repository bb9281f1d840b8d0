/** Files that secrets and signatures open: a machine's entry in the package, a share under its passphrase, a signed report, a hand-over. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { concat, fromHex, toHex, utf8 } from '#election/bytes.ts'
import { acceptStationReport } from '#election/count/desk-reports.ts'
import { serialiseStationReport, signStationReport } from '#election/count/station-report.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { MachineId, PairNumber, StationId } from '#election/ids.ts'
import { makeCountingKey } from '#election/keys/counting-key.ts'
import { encryptBase, HPKE_ENC_BYTES, makeKeyPair, openBase } from '#election/keys/hpke.ts'
import { makeMachine, makeStationKit, parseMachineFile, publicMachine } from '#election/keys/machine-identity.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { openShare, parseShareFile, writeShareFile } from '#election/keys/share-file.ts'
import { openSigningKey, readSigningKeyFile } from '#election/keys/signing-key-file.ts'
import { openSigningLock, stationLockKey } from '#election/keys/signing-lock.ts'
import { makeStationKeys, unwrapIssuerKeys, wrapStationKeys } from '#election/keys/station-keys.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { openBaseNative } from '#openssl/hpke-open.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { HAND_OVER_FILE, readHandOver } from '#shell/hand-over.ts'
import { contestLine, stationReportOf } from '#simulation/counting/station-report-of.ts'
import { tinyAuthority, tinyPackage } from '#simulation/rooms/tiny-documents.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { labelledSigner } from '../ed25519-native.ts'
import { spoilt } from '../mutate.ts'
import { spoiltJson } from '../mutate-json.ts'
import { scratchDirectory } from '../scratch.ts'
import { broken, CHEAP, DEAR, reads, refusal, same, type Target } from '../target.ts'

const randomness = seededRandomness('fuzz keys')
const station = '2' as StationId
const place = {
  id: '2-I1' as MachineId,
  kind: 'issuer' as const,
  station,
  serial: 'NJ-9',
  pair: null as PairNumber | null,
  spare: false,
  issuerKeyId: 1,
}
const kit = makeStationKit(station, tinyAuthority, randomness)
const made = makeMachine(place, kit, randomness)
const { identity, signingSecretKey, signingLock } = made
const machine = publicMachine(identity)
const operatorSecret = randomness.bytes(32)
const keys = makeStationKeys(randomness)
const entry = wrapStationKeys({
  electionId: tinyPackage.electionId,
  machine,
  operatorCard: 1,
  operatorSecret,
  keys,
  signingLock,
  randomness,
})
const withIssuer: ElectionPackage = { ...tinyPackage, machines: [...tinyPackage.machines, machine] }

/** First byte: number on the operator card; then the entry as it stands in the package. */
export const unlockEntry = reads('unlock entry', {
  make: (random) =>
    concat(
      Uint8Array.of(random.oneIn(8) ? random.below(256) : 1),
      spoilt(random, [fromHex(entry.sealed)], { most: 1024 }),
    ),
  read(input) {
    const unlock = [{ machine: place.id, operatorCard: 1, sealed: toHex(input.slice(1)) }]
    const electionPackage = { ...withIssuer, unlock }
    return unwrapIssuerKeys({ electionPackage, identity, operatorCard: input[0] ?? 0, operatorSecret })
  },
  holds: (read, input) => toHex(input.slice(1)) === entry.sealed && same(read, { ...keys, signingLock }),
})

export const signingKeyAtRest: Target = {
  name: 'signing key at rest',
  inputsPerSeed: CHEAP,
  make: (random) => spoilt(random, [made.signingKeyFile, new Uint8Array(4096)], { most: 4200 }),
  judge(bytes) {
    const read = readSigningKeyFile(bytes)
    if (read.type !== 'sealed') return refusal(read)
    const opened = openSigningKey(read, place.id, signingLock)
    if (!opened.ok) return refusal(opened.error)
    return same(opened.value, signingSecretKey) ? 'accepted' : broken('a changed file opens')
  },
}

const lockKey = stationLockKey(tinyAuthority.secretKey, kit, false)
const machineFile = parseMachineFile(made.machineFile)
if (!machineFile.ok) throw new Error('the sample is right')
const { sealedLock } = machineFile.value

export const signingLockSealed = reads('signing lock', {
  inputsPerSeed: 1,
  // The machine file's schema has measured it.
  make: (random) => spoilt(random, [sealedLock], { most: sealedLock.length, exactly: sealedLock.length }),
  read: (bytes) => openSigningLock(place.id, bytes, lockKey.secretKey),
  holds: (read) => same(read, signingLock),
})

const PASSPHRASE = 'あいうえおかきくけこさし'
const { countingKey, shares } = makeCountingKey({ holders: 1, threshold: 1, randomness })
const [share] = shares
if (share === undefined) throw new Error('one holder')
const committed: ElectionPackage = { ...tinyPackage, countingKey }
const shareFile = await writeShareFile({
  kind: 'counting',
  electionId: tinyPackage.electionId,
  keySet: tinyPackage.keySet,
  share,
  shares: 1,
  threshold: 1,
  passphrase: PASSPHRASE,
  cost: COST_FIXTURE,
  randomness,
})
const parsedShare = parseShareFile(shareFile)
if (!parsedShare.ok) throw new Error('the sample is right')
const { box } = parsedShare.value

/** The passphrase is fed, and bytes of the box: scrypt is slow by design, so few of them. */
export const shareOpened = reads('share opened', {
  inputsPerSeed: 1,
  make: (random) =>
    concat(Uint8Array.of(random.below(3)), spoilt(random, [utf8(PASSPHRASE), fromHex(box.sealed)], { most: 200 })),
  read(input) {
    const passphrase = input[0] === 0 ? PASSPHRASE : new TextDecoder().decode(input.slice(1))
    const sealed = input[0] === 1 ? box.sealed : toHex(input.slice(1))
    return openShare({ ...parsedShare.value, box: { ...box, sealed } }, passphrase, committed, nativeScrypt)
  },
  holds: (read) => same(read, share),
})

const recipient = makeKeyPair(randomness)
const message = { info: utf8('fuzz info'), aad: utf8('fuzz aad') }
const sealed = encryptBase({
  ...{ ...message, recipientPublicKey: recipient.publicKey, plaintext: utf8('a secret of a machine'), randomness },
})
const sealedBytes = concat(sealed.enc, sealed.ciphertext)

/** A machine opens with the platform's, everybody else with noble's. */
export const openedByBoth = reads('HPKE by both', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [sealedBytes], { most: 100 }),
  read(bytes) {
    const [enc, ciphertext] = [bytes.subarray(0, HPKE_ENC_BYTES), bytes.subarray(HPKE_ENC_BYTES)]
    const input = { ...message, recipientSecretKey: recipient.secretKey, enc, ciphertext }
    const opened = openBaseNative(input)
    if (!same(opened, openBase(input))) throw new Error('noble opens it otherwise')
    return opened
  },
  holds: (_, bytes) => same(bytes, sealedBytes),
})

const line = contestLine('mayor', 9, { returned: 1, men: 4, women: 4 })
const reportBytes = serialiseStationReport(stationReportOf(tinyPackage.electionId, station, 9, { contests: [line] }))
const signReport = labelledSigner('station-report', signingSecretKey)
const signatureText = signStationReport(reportBytes, signingSecretKey)
const SIGNATURE_TEXT_BYTES = signatureText.length

/** First byte: 0 = signature file and report as they are, else the report is signed again. */
export const signedReport = reads('signed station report', {
  inputsPerSeed: DEAR,
  make: (random) =>
    concat(
      Uint8Array.of(random.below(3)),
      spoilt(random, [signatureText], { most: 200, exactly: SIGNATURE_TEXT_BYTES }),
      spoiltJson(random, [reportBytes], 9000),
    ),
  read(input) {
    const bytes = input.slice(1 + SIGNATURE_TEXT_BYTES)
    const signature = input[0] === 0 ? input.slice(1, 1 + SIGNATURE_TEXT_BYTES) : utf8(`${toHex(signReport(bytes))}\n`)
    return acceptStationReport(bytes, signature, withIssuer, verifyNative)
  },
  holds: (read) => read.issuer === place.id,
})

const directory = scratchDirectory()
const handOvers = [utf8(JSON.stringify({ pid: 12, address: `http://127.0.0.1:4711/#${'ab'.repeat(32)}` }))]

export const handOver = reads('hand-over file', {
  inputsPerSeed: DEAR,
  make: (random) => spoiltJson(random, handOvers, 2000),
  read(bytes) {
    writeFileSync(join(directory, HAND_OVER_FILE), bytes)
    return readHandOver(directory)
  },
  holds: (read) => new URL(read.address).hostname === '127.0.0.1' && read.pid > 0,
})
