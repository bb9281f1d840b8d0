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
import { openTallyKey, readTallyMachine, signTallyMachine, writeTallyKey } from '#election/count/tally-machine.ts'
import { SIGNATURE_FILE_BYTES } from '#election/definition/signed-document.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { tinyAuthority, tinyPackage } from '#simulation/rooms/tiny-documents.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { labelledSigner } from '../ed25519-native.ts'
import { costsTooMuch, spoiltJson } from '../mutate-json.ts'
import { reads, same } from '../target.ts'

const randomness = seededRandomness('fuzz tally')
const { secretKey, publicKey } = makeSigningKey(randomness)
const { electionId, keySet } = tinyPackage
const machine = { electionId, keySet, serial: 'T-1', signingKey: toHex(publicKey) }
const signed = signTallyMachine(machine, tinyAuthority.secretKey)
const signAgain = labelledSigner('tally-machine', tinyAuthority.secretKey)

/** Signed again, so that more than the signature is looked at. */
export const tallyMachine = reads('tally machine', {
  make: (random) => spoiltJson(random, [signed.bytes], 9000),
  read(bytes) {
    const signature = concat(signed.signature.slice(0, SIGNATURE_FILE_BYTES - 64), signAgain(sha256(bytes)))
    return readTallyMachine({ bytes, signature }, tinyAuthority.publicKey, tinyPackage)
  },
  form: ({ document: _, ...fields }) => canonicalJson({ ...fields, format: 'ippyo tally machine 1' }),
  otherwise: 'another machine',
})

const passphrase = 'aaaaaaaaaaaa'
const keyFile = await writeTallyKey(secretKey, { passphrase, cost: COST_FIXTURE, randomness })

export const tallyKey = reads('tally key opened', {
  inputsPerSeed: 1,
  make: (random) => spoiltJson(random, [keyFile], 9000),
  read: async (bytes) => (costsTooMuch(bytes) ? null : openTallyKey(bytes, machine, passphrase, nativeScrypt)),
  holds: (read) => same(read, secretKey),
  otherwise: 'another key',
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
  otherwise: 'another list',
})

export const carriedMix = reads('carried mix', {
  make: (random) => spoiltJson(random, [mix], CARRIED_BYTES_MAX),
  read: parseCarriedMix,
  form: (read) => carriedMixFile(read).bytes,
  otherwise: 'another mix',
})
