/** The published vectors of docs/formats/package.md: what stands there is what the code reads and writes. */
import { createDecipheriv, createHash, createPublicKey, hkdfSync, scryptSync, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fromHex, toHex, utf8 } from '#election/bytes.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { readPackage } from '#election/definition/package.ts'
import { readCandidateList } from '#election/definition/signed-candidate-list.ts'
import { makeAuthority } from './authority.ts'
import { faultOfCountingKey } from './counting-key.ts'
import { fingerprint } from './fingerprint.ts'
import { makeMachine, makeStationKit, parseKit, parseMachineFile } from './machine-identity.ts'
import { assembleCountingKey, openShare, parseShareFile } from './share-file.ts'
import { signingPublicKey } from './signature.ts'
import { openSigningLock, stationLockKey } from './signing-lock.ts'
import { openSortingShare } from './sorting-key.ts'
import { unwrapIssuerKeys } from './station-keys.ts'

const vectors = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/vectors/${name}.json`, import.meta.url), 'utf8'))

test('share of a sorting key: it opens to the share; the checksum and the commitment are plain SHA-256', async () => {
  const { electionId, keySet, passphrase, shares, sortingKey, file } = vectors('sorting-share')
  const { share } = shares[1]
  const parsed = parseShareFile(utf8(file), 'sorting')
  const opened = parsed.ok && (await openSortingShare(parsed.value, passphrase, { electionId, keySet, sortingKey }))
  expect(opened).toEqual({ ok: true, value: { index: 2, bytes: fromHex(share) } })
  // By hand, with another library, as the format document says.
  const { checksum, ...body } = JSON.parse(file)
  expect(createHash('sha256').update(JSON.stringify(body)).digest('hex')).toBe(checksum)
  const { salt: salted, commitment } = sortingKey.shares[1]
  const parts = [Buffer.from('ippyo share commitment 1'), Buffer.from(salted, 'hex'), Buffer.of(2)]
  const hash = createHash('sha256').update(Buffer.concat([...parts, Buffer.from(share, 'hex')]))
  expect(hash.digest('hex')).toBe(commitment)
  const { cost, salt } = body.box
  const key = scryptSync(passphrase.normalize('NFC'), Buffer.from(salt, 'hex'), 32, { N: 2 ** cost, r: 8, p: 1 })
  expect(openByHand(key, body.box.nonce, body.box.sealed)).toBe(share)
})

test('share file: it opens to the share, and any three give the key of the package', async () => {
  const { electionId, keySet, passphrase, countingKey, shares, file } = vectors('share-file')
  const electionPackage = { electionId, keySet, countingKey } as ElectionPackage
  const parsed = parseShareFile(utf8(file))
  const opened = parsed.ok && (await openShare(parsed.value, passphrase, electionPackage))
  expect(opened).toEqual({ ok: true, value: { index: 2, bytes: fromHex(shares[1].share) } })
  expect(faultOfCountingKey(countingKey)).toBe(null)
  const all = shares.map((each: { index: number; share: string }) => ({ ...each, bytes: fromHex(each.share) }))
  const keys = [all.slice(0, 3), all.slice(2), all].map((given) => assembleCountingKey(given, countingKey))
  expect(keys.map((key) => key.ok && toHex(key.value))).toEqual(keys.map(() => keys[0]?.ok && toHex(keys[0].value)))
})

test('station keys: machine and card open them', () => {
  const { electionId, machine, agreementSecretKey, operatorSecret, wrapped, keys, ...rest } = vectors('station-keys')
  const { signingKey: _, agreementKey: __, ...place } = machine
  const unused = { kind: 'seeded', bytes: (count: number) => new Uint8Array(count).fill(1) } as const
  const kit = makeStationKit(place.station, makeAuthority(unused), unused)
  const { identity: made } = makeMachine(place, kit, unused)
  const identity = { ...made, agreementSecretKey: fromHex(agreementSecretKey) }
  const electionPackage = { electionId, machines: [machine], unlock: [wrapped] } as unknown as ElectionPackage
  const secret = fromHex(operatorSecret)
  const unlocked = unwrapIssuerKeys({ electionPackage, identity, operatorCard: 2, operatorSecret: secret })
  if (!unlocked.ok) throw new Error(unlocked.error.type)
  const { cardMaster, stationSecret, rollKey, takeOverKey } = unlocked.value
  const hex = [cardMaster, stationSecret, rollKey, takeOverKey].map(toHex)
  expect(hex).toEqual([keys.cardMaster, keys.stationSecret, keys.rollKey, keys.takeOverKey])
  expect(toHex(unlocked.value.signingLock)).toBe(rest.signingLock)
  // From kit to signing key: what the office derives, what the machine file carries, what lies on the disk.
  const stationKit = parseKit(utf8(rest.kit))
  const file = parseMachineFile(utf8(rest.machineFile))
  if (!stationKit.ok || !file.ok) throw new Error('kit and machine file of the vector')
  const lockKey = stationLockKey(fromHex(rest.authoritySecretKey), stationKit.value, false)
  expect([toHex(lockKey.secretKey), lockKey.publicKey]).toEqual([rest.lockSecretKey, stationKit.value.lockPublicKey])
  expect(openSigningLock(machine.id, file.value.sealedLock, lockKey.secretKey)).toEqual({
    ok: true,
    value: unlocked.value.signingLock,
  })
  const [nonce, sealed] = [rest.signingKeyFile.slice(16, 64), rest.signingKeyFile.slice(64)]
  expect(openByHand(Buffer.from(rest.signingLock, 'hex'), nonce, sealed)).toBe(rest.signingSecretKey)
  expect(toHex(signingPublicKey(fromHex(rest.signingSecretKey)))).toBe(machine.signingKey)
  // The outer layer by hand.
  const binding = `${hexOf('ippyo unlock 1')}${electionId}0204${hexOf('2-I1')}`
  const info = `${hexOf('ippyo unlock card 1')}00${(binding.length / 2).toString(16).padStart(4, '0')}${binding}`
  const key = hkdfSync('sha256', secret, '', Buffer.from(info, 'hex'), 32)
  const inner = openByHand(Buffer.from(key), wrapped.sealed.slice(0, 48), wrapped.sealed.slice(48))
  expect(inner).toHaveLength(2 * (32 + 145 + 16))
})

test('signed documents: the signature is Ed25519 over label ‖ SHA-256; the fingerprint follows', () => {
  const { authorityPublicKey, package: document, candidateList, ...rest } = vectors('signed-document')
  const key = fromHex(authorityPublicKey)
  const bytesOf = ({ json, signatureFile }: { json: string; signatureFile: string }) => ({
    bytes: utf8(json),
    signature: fromHex(signatureFile),
  })
  const read = readPackage(bytesOf(document), key)
  if (!read.ok) throw new Error(read.error.type)
  const list = readCandidateList(bytesOf(candidateList), key, read.value.electionPackage)
  if (!list.ok) throw new Error(list.error.type)
  expect([toHex(read.value.packageHash), toHex(list.value.listHash)]).toEqual([document.sha256, candidateList.sha256])
  expect(fingerprint(read.value.packageHash, list.value.listHash)).toBe(rest.fingerprint)
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key])
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  const signed = Buffer.concat([Buffer.from('ippyo package 1'), Buffer.from(document.sha256, 'hex')])
  const signature = Buffer.from(document.signatureFile, 'hex').subarray(40)
  expect(verify(null, signed, publicKey, signature)).toBe(true)
})

/** XChaCha20 decryption from HChaCha20 (draft-irtf-cfrg-xchacha-03 §2.2) and OpenSSL's ChaCha20; the tag left aside. */
function openByHand(key: Buffer, nonce: string, sealed: string): string {
  const bytes = Buffer.from(nonce, 'hex')
  const subkey = hChaCha20(key, bytes.subarray(0, 16))
  const iv = Buffer.concat([Buffer.of(1, 0, 0, 0, 0, 0, 0, 0), bytes.subarray(16)])
  const cipher = createDecipheriv('chacha20', subkey, iv)
  return cipher.update(Buffer.from(sealed, 'hex').subarray(0, -16)).toString('hex')
}

function hChaCha20(key: Buffer, nonce: Buffer): Buffer {
  const start = Buffer.concat([Buffer.from('expand 32-byte k'), key, nonce])
  const state = Uint32Array.from({ length: 16 }, (_, i) => start.readUInt32LE(4 * i))
  const at = (i: number) => state[i] ?? 0
  const turn = (i: number, value: number, by: number) => {
    state[i] = (value << by) | (value >>> (32 - by))
  }
  const quarter = (a: number, b: number, c: number, d: number) => {
    for (const [left, right] of [
      [16, 12],
      [8, 7],
    ] as const) {
      state[a] = at(a) + at(b)
      turn(d, at(d) ^ at(a), left)
      state[c] = at(c) + at(d)
      turn(b, at(b) ^ at(c), right)
    }
  }
  for (let round = 0; round < 10; round++) {
    for (let i = 0; i < 4; i++) quarter(i, i + 4, i + 8, i + 12)
    for (let i = 0; i < 4; i++) quarter(i, 4 + ((i + 1) % 4), 8 + ((i + 2) % 4), 12 + ((i + 3) % 4))
  }
  const out = Buffer.alloc(32)
  for (let i = 0; i < 4; i++) {
    out.writeUInt32LE(at(i), 4 * i)
    out.writeUInt32LE(at(12 + i), 16 + 4 * i)
  }
  return out
}

function hexOf(text: string): string {
  return Buffer.from(text).toString('hex')
}
