/** Whose signatures a count bears: what the commission signed of a counting machine, and the machine's own key file. */
import { sha256 } from '@noble/hashes/sha2.js'
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
