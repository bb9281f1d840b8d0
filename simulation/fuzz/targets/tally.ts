/** Whose signatures a count bears: what the commission signed of a counting machine, and the machine's own key file. */
import { sha256 } from '@noble/hashes/sha2.js'
import {
  CARRIED_BYTES_MAX,
  carriedListFile,
  carriedMixFile,
  parseCarriedList,
  parseCarriedMix,
} from '#election/bundle/carried-files.ts'
import { concat, toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { maskOf } from '#election/contests.ts'
import { openTallyKey, readTallyMachine, signTallyMachine, writeTallyKey } from '#election/count/tally-machine.ts'
import { SIGNATURE_FILE_BYTES } from '#election/definition/signed-document.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { readOnlineSeal, writeOnlineSeal } from '#election/online/online-seal.ts'
import type { SortedDocument } from '#election/online/sorted.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { tinyAuthority, tinyPackage } from '#simulation/rooms/tiny-documents.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { labelledSigner } from '../ed25519-native.ts'
import { spoilt } from '../mutate.ts'
import { costsTooMuch, spoiltJson } from '../mutate-json.ts'
import { DEAR, reads, same } from '../target.ts'

const randomness = seededRandomness('fuzz tally')
const { secretKey, publicKey } = makeSigningKey(randomness)
const { electionId, keySet } = tinyPackage
const machine = { electionId, keySet, role: 'sorting' as const, serial: 'T-1', signingKey: toHex(publicKey) }
const signed = signTallyMachine(machine, tinyAuthority.secretKey)
const signAgain = labelledSigner('tally-machine', tinyAuthority.secretKey)

/** Signed again, so that more than the signature is looked at. */
export const tallyMachine = reads('tally machine', {
  make: (random) => spoiltJson(random, [signed.bytes], 9000),
  read(bytes) {
    const signature = concat(signed.signature.slice(0, SIGNATURE_FILE_BYTES - 64), signAgain(sha256(bytes)))
    return readTallyMachine({ bytes, signature }, tinyAuthority.publicKey, { ...tinyPackage, role: 'sorting' })
  },
  form: ({ document: _, ...fields }) => canonicalJson({ ...fields, format: 'ippyo tally machine 1' }),
})

const passphrase = 'aaaaaaaaaaaa'
const keyFile = await writeTallyKey(secretKey, { passphrase, cost: COST_FIXTURE, randomness })

export const tallyKey = reads('tally key opened', {
  inputsPerSeed: 1,
  make: (random) => spoiltJson(random, [keyFile], 9000),
  read: async (bytes) => (costsTooMuch(bytes) ? null : openTallyKey(bytes, machine, passphrase, nativeScrypt)),
  holds: (read) => same(read, secretKey),
})

const sha = '0123456789abcdef'.repeat(4)
const mixes = [0, 1].map((contest) => ({ path: `mix-${contest}-2.bin`, bytes: 1472, sha256: sha }))
const seals = ['seals/1-1.bin', 'seals/12-3.bin', 'sets.json', 'votes-0.bin'].map((path) => ({
  path,
  bytes: 9,
  sha256: sha,
}))
const list = carriedListFile({ package: sha, lists: [sha, sha], mixers: 1, files: seals }).bytes
const mix = carriedMixFile({ list: sha, mixer: 2, files: mixes }).bytes

/** From a stick that somebody else had. */
export const carriedList = reads('carried list', {
  make: (random) => spoiltJson(random, [list], CARRIED_BYTES_MAX),
  read: parseCarriedList,
  form: (read) => carriedListFile(read).bytes,
})

export const carriedMix = reads('carried mix', {
  make: (random) => spoiltJson(random, [mix], CARRIED_BYTES_MAX),
  read: parseCarriedMix,
  form: (read) => carriedMixFile(read).bytes,
})

const online = { ...tinyPackage, rules: { ...tinyPackage.rules, publication: 'from-first-mix', online: true } } as const
const sealedSets: SortedDocument = {
  electionId,
  ...{ packageSha256: '11'.repeat(32), settingsSha256: '22'.repeat(32), exportSha256: '33'.repeat(32) },
  sums: { events: 9, superseded: 0, voted: 9, held: 0, voided: 0, restored: 0, counted: 9 },
  lists: tinyPackage.contests.map(({ bit: list }) => {
    return { list, records: 9, sha256: '44'.repeat(32), commitment: '55'.repeat(32) }
  }),
}
const sealOf = { keySet, contests: maskOf(tinyPackage.contests), machine: { ...machine, document: signed } }
const onlineSealPage = writeOnlineSeal(sealedSets, sealOf, secretKey)
const sealAgain = labelledSigner('online-seal', secretKey)
const SEAL_SIGNED_BYTES = 4032

/** Signed again, so that two pages that say the same are found. */
export const onlineSeal = reads('online seal', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [onlineSealPage], { most: 4200 }),
  read(bytes) {
    const said = bytes.subarray(0, SEAL_SIGNED_BYTES)
    const page = bytes.length < SEAL_SIGNED_BYTES ? bytes : concat(said, sealAgain(said))
    const of = { electionPackage: online, packageSha256: sealedSets.packageSha256, several: null }
    const read = readOnlineSeal(page, tinyAuthority.publicKey, of)
    return read === null ? null : { ...read, page }
  },
  holds({ records, commitments, settingsSha256, exportSha256, page }) {
    const lists = sealedSets.lists.map((each) => {
      const { list } = each
      return { ...each, records: records[list] ?? 0, commitment: toHex(commitments[list] ?? new Uint8Array(0)) }
    })
    return same(writeOnlineSeal({ ...sealedSets, settingsSha256, exportSha256, lists }, sealOf, secretKey), page)
  },
})
