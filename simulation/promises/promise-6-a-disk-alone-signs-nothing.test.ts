import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { type Prepared, prepareSmall } from '#fixtures/kiosk/polling-station.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { signingSecretBelow } from './stolen-disk.ts'

let prepared: Prepared
beforeAll(async () => {
  prepared = await prepareSmall()
})
afterAll(() => prepared.remove())

describe('a stolen disk', () => {
  test('of no machine holds the key that signs its seals or reports, as personalised', () => {
    for (const machine of prepared.election.electionPackage.machines) {
      const found = signingSecretBelow(join(prepared.directory, 'machines', machine.id), machine.signingKey)
      expect({ machine: machine.id, found }).toEqual({ machine: machine.id, found: null })
    }
  })

  test('would give it away in the clear, as hex or as base64: the search finds what lies there', () => {
    const { secretKey, publicKey } = makeSigningKey(seededRandomness('a key in the clear'))
    const wanted = toHex(publicKey)
    const disk = mkdtempSync(join(tmpdir(), 'ippyo-stolen-'))
    try {
      for (const form of [secretKey, `{"key":"${toHex(secretKey)}"}`, Buffer.from(secretKey).toString('base64')]) {
        writeFileSync(join(disk, 'some-file'), form)
        expect(signingSecretBelow(disk, wanted)).toContain('some-file')
      }
      writeFileSync(join(disk, 'some-file'), toHex(publicKey))
      expect(signingSecretBelow(disk, wanted)).toBeNull()
    } finally {
      rmSync(disk, { recursive: true })
    }
  })
})
