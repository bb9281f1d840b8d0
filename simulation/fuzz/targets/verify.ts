/** The independent reader's own decoders, and ours beside them: what the machines take it must take, and read the same in it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { assert } from '#election/assert.ts'
import { concat, toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson, parseCanonicalJson } from '#election/canonical-json.ts'
import { readLostMedia as readByMachines } from '#election/count/lost-media.ts'
import { loadElection } from '#election/definition/loaded-election.ts'
import { signPackage } from '#election/definition/package.ts'
import { signCandidateList } from '#election/definition/signed-candidate-list.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { parseShareFile, writeShareFile } from '#election/keys/share-file.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { readRound } from '#election/roll/roll-round.ts'
import { listsOfRound } from '#simulation/rooms/round-of.ts'
import { tinyAuthority, tinyList, tinyMovedList, tinyPackage, tinyRoll } from '#simulation/rooms/tiny-documents.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { readLostMedia } from '#verify/count/lost-media.ts'
import { readRollRounds } from '#verify/count/roll-rounds.ts'
import { parseShare } from '#verify/keys/share-file.ts'
import { canonical, parseCanonical } from '#verify/package/canonical.ts'
import { readTrust } from '#verify/package/trust.ts'
import { labelledSigner, nativeSigner } from '../ed25519-native.ts'
import { spoilt } from '../mutate.ts'
import { canonicalOf, spoiltJson } from '../mutate-json.ts'
import { scratchDirectory } from '../scratch.ts'
import { broken, CHEAP, same, type Target, type Verdict } from '../target.ts'
import { summedAgain } from './documents.ts'

const realKeys = seededRandomness('fuzz verify package')
/** The small package, with signing keys that are keys: this reader asks for that too. */
const electionPackage = signPackage(
  {
    ...tinyPackage,
    machines: tinyPackage.machines.map((machine) => ({
      ...machine,
      signingKey: toHex(makeSigningKey(realKeys).publicKey),
    })),
  },
  tinyAuthority.secretKey,
)
const list = signCandidateList(tinyList, tinyAuthority.secretKey)
const movedList = signCandidateList(tinyMovedList, tinyAuthority.secretKey)
const samples = [list.bytes, utf8('{"a":[1,-2,null,true],"b":"\\u0000"}'), utf8('[0,"\\ud83d\\ude00"]')]

export const canonicalByBoth: Target = {
  name: 'verify canonical JSON',
  inputsPerSeed: CHEAP,
  make: (random) => (random.oneIn(2) ? spoilt(random, samples, { most: 4096 }) : spoiltJson(random, samples, 4096)),
  judge(bytes) {
    const ours = parseCanonicalJson(bytes)
    const theirs = parseCanonical(Buffer.from(bytes))
    // Ours says null for "none", and a document is never null itself.
    if (ours === null) return theirs === undefined || theirs === null ? 'refused' : broken('verify alone takes it')
    if (!same(ours, theirs)) return broken('the two readers read two things')
    return same(utf8(canonical(theirs ?? null)), canonicalJson(ours)) ? 'accepted' : broken('written in two ways')
  },
}

const directory = scratchDirectory()
const rounds = scratchDirectory()
mkdirSync(join(directory, 'rolls'))
writeFileSync(join(directory, 'rolls', '2.roll'), tinyRoll)
const signers = {
  package: labelledSigner('package', tinyAuthority.secretKey),
  'candidate-list': labelledSigner('candidate-list', tinyAuthority.secretKey),
}
const place = (name: string) => join(directory, name)

function write(name: string, document: { bytes: Uint8Array; signature: Uint8Array }): void {
  writeFileSync(place(`${name}.json`), document.bytes)
  writeFileSync(place(`${name}.sig`), document.signature)
}

/** First byte: 0 = the package is spoilt, 1 = its candidate list; both signed again. */
export const packageByBoth: Target = {
  name: 'verify package',
  inputsPerSeed: 2,
  make(random) {
    const which = random.below(2)
    const whole = which === 0 ? electionPackage : random.oneIn(2) ? list : movedList
    return concat(Uint8Array.of(which), spoiltJson(random, [whole.bytes], 16_384))
  },
  async judge(input): Promise<Verdict> {
    const use = input[0] === 0 ? 'package' : 'candidate-list'
    const sample = input[0] === 0 ? electionPackage : list
    const bytes = canonicalOf(input.slice(1))
    const document = { bytes, signature: concat(sample.signature.slice(0, 40), signers[use](sha256(bytes))) }
    const documents = use === 'package' ? [document, list] : [electionPackage, document]
    const [ofElection, ofList] = documents as [typeof document, typeof document]
    write('package', ofElection)
    write('candidate-list-1', ofList)
    const ours = loadElection(
      { electionPackage: ofElection, lists: [ofList], files: new Map([['rolls/2.roll', tinyRoll]]) },
      tinyAuthority.publicKey,
    )
    const theirs = await readTrust(directory, toHex(tinyAuthority.publicKey))
    if (!ours.ok) return typeof theirs === 'string' ? 'refused' : broken(`verify alone accepts: ${ours.error.type}`)
    if (typeof theirs !== 'string') return 'accepted'
    // A machine whose key is none can sign nothing: only the auditor is told at once.
    const keysAreKeys = ours.value.electionPackage.machines.every(({ signingKey }) => isSigningKey(signingKey))
    return keysAreKeys ? broken(`verify alone refuses: ${theirs}`) : 'refused'
  },
}

function isSigningKey(hex: string): boolean {
  try {
    return !ed25519.Point.fromHex(hex).isSmallOrder()
  } catch {
    // No point of the curve.
    return false
  }
}

write('package', electionPackage)
write('candidate-list-1', list)
const read = await readTrust(directory, toHex(tinyAuthority.publicKey))
assert(typeof read !== 'string', `fuzz: verify takes the sample package, not ${String(read)}`)
const trust = read

const share = await writeShareFile({
  kind: 'counting',
  electionId: tinyPackage.electionId,
  keySet: tinyPackage.keySet,
  share: { index: 1, bytes: new Uint8Array(32).fill(9) },
  shares: 3,
  threshold: 2,
  passphrase: 'aaaaaaaaaaaa',
  cost: COST_FIXTURE,
  randomness: seededRandomness('fuzz verify'),
})

/** First byte: 1 = the checksum is made again. Bytes that the auditor's reader takes, the tally's takes too, and says the same. */
export const shareByBoth: Target = {
  name: 'verify share file',
  inputsPerSeed: CHEAP,
  make: (random) => concat(Uint8Array.of(random.below(2)), spoiltJson(random, [share], 5000)),
  judge(input) {
    const bytes = input[0] === 1 ? summedAgain(input.slice(1)) : input.slice(1)
    const theirs = parseShare(Buffer.from(bytes), trust)
    if (typeof theirs === 'string') return 'refused'
    const ours = parseShareFile(bytes)
    if (!ours.ok) return broken(`verify alone takes it: ${ours.error.type}`)
    return theirs.index === ours.value.index && theirs.box.sealed === ours.value.box.sealed
      ? 'accepted'
      : broken('the two readers read two shares')
  },
}

const lost = canonicalJson({
  format: 'ippyo lost media 1',
  chair: '選挙 長',
  declaredAt: '2002-06-23T21:40',
  electionId: tinyPackage.electionId,
  keySet: tinyPackage.keySet,
  packageSha256: trust.packageHash,
  lost: [
    {
      station: '2',
      pair: 1,
      cause: 'destroyed',
      known: '火災',
      opinion: '異議なし',
      witnesses: ['立会 一郎'],
      recordsTold: { mayor: 39 },
    },
  ],
})
const signLost = nativeSigner(tinyAuthority.secretKey)

/** Signed again by the authority: a typing mistake of the office must be refused, never end the reader. */
export const lostMediaByBoth: Target = {
  name: 'verify lost media',
  inputsPerSeed: 3,
  make: (random) => spoiltJson(random, [lost], 4000),
  async judge(input): Promise<Verdict> {
    const bytes = canonicalOf(input)
    const signature = signLost(concat(utf8('ippyo lost media 1'), sha256(bytes)))
    const document = { bytes, signature: concat(electionPackage.signature.slice(0, 40), signature) }
    write('lost-media', document)
    const found = await readLostMedia([directory], trust)
    const of = { electionPackage: tinyPackage, packageSha256: trust.packageHash }
    const ours = readByMachines(document, tinyAuthority.publicKey, of)
    if (found.problem !== null) return ours.ok ? broken('the machines alone take it') : 'refused'
    if (!ours.ok) return broken('verify alone takes it')
    return same(found.lost, ours.value.lost) ? 'accepted' : broken('the two readers read two declarations')
  },
}

const round = canonicalJson({
  ...{
    format: 'ippyo roll round 1',
    electionId: tinyPackage.electionId,
    number: 2,
    last: true,
    voted: null,
    incidents: null,
  },
  lists: listsOfRound(tinyPackage.stations, 2),
})

/** Likewise a round of roll lists (own-18). */
export const rollRoundByBoth: Target = {
  name: 'verify roll round',
  inputsPerSeed: 3,
  make: (random) => spoiltJson(random, [round], 4000),
  async judge(input): Promise<Verdict> {
    const bytes = canonicalOf(input)
    const signature = signLost(concat(utf8('ippyo roll round 1'), sha256(bytes)))
    const document = { bytes, signature: concat(electionPackage.signature.slice(0, 40), signature) }
    writeFileSync(join(rounds, 'roll-round-02.ippyo'), document.bytes)
    writeFileSync(join(rounds, 'roll-round-02.sig'), document.signature)
    const { round: theirs } = await readRollRounds([rounds], trust)
    const ours = readRound(document, { electionPackage: tinyPackage, authority: tinyAuthority.publicKey })
    if (theirs === null) return ours.ok ? broken('the machines alone take it') : 'refused'
    if (!ours.ok) return broken('verify alone takes it')
    const { number, last, voted, lists } = ours.value
    const listed = new Map(lists.map(({ station, hashes }) => [station, hashes]))
    const said = [theirs.number, theirs.last, theirs.voted, [...theirs.lists]]
    return same(said, [number, last, voted, [...listed]]) ? 'accepted' : broken('the two readers read two rounds')
  },
}
