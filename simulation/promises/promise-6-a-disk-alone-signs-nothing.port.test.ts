import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { sealFingerprint } from '#election/keys/fingerprint.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { SIGNING_KEY_FILE } from '#hardware/package-directory/signing-key.ts'
import { eachTestAtAKiosk } from '#simulation/rooms/each-test-at-a-kiosk.ts'
import type { PollingStation } from '#simulation/rooms/polling-station.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { signingSecretBelow } from './stolen-disk.ts'

let station: PollingStation
let officer: UltralightAesCard
eachTestAtAKiosk((made, card) => {
  station = made
  officer = card
})

describe('a stolen disk', () => {
  test('of no machine holds the key that signs its seals or reports, as personalised', () => {
    for (const machine of station.election.electionPackage.machines) {
      const found = signingSecretBelow(join(station.directory, 'machines', machine.id), machine.signingKey)
      expect({ machine: machine.id, found }).toEqual({ machine: machine.id, found: null })
    }
  })

  test('of a kiosk holds none while it votes, none when it is closed, and nothing to open it with', async () => {
    const { signingKey } = station.machine
    await station.open(officer)
    expect(signingSecretBelow(station.disk(), signingKey)).toBeNull()
    const sealed = readFileSync(join(station.disk(), SIGNING_KEY_FILE))
    const closed = await station.close(officer)
    // A medium that a busy machine found too slow would bear another seal, and say nothing about keys.
    expect(closed).toMatchObject({ final: true, signingKey: 'erased', failedMedium: null, damagedMedium: null })
    expect(signingSecretBelow(station.disk(), signingKey)).toBeNull()
    // Written where it lay: the same file, the same size, nothing in it.
    expect(readFileSync(join(station.disk(), SIGNING_KEY_FILE))).toEqual(Buffer.alloc(sealed.length))
    const seal = finalSealOf(join(station.media(), 'original'))
    expect(closed.sealFingerprint).toBe(sealFingerprint(seal))

    station.reader.tray.remove()
    // A restart has no key and needs none. It shows the same number.
    await station.powerOn()
    await station.unlock(officer)
    expect(await station.shows('closed')).toMatchObject({
      sealFingerprint: closed.sealFingerprint,
      signingKey: 'erased',
    })
    station.reader.tray.remove()
    // The seal is lost on one medium: it is copied from the other, by a machine that can sign nothing.
    await station.powerOff()
    writeFinalSeal(join(station.media(), 'duplicate'), new Uint8Array(4096))
    await station.powerOn()
    await station.unlock(officer)
    await station.shows('closed')
    expect(finalSealOf(join(station.media(), 'duplicate'))).toEqual(seal)
    // On both: nobody seals it again, and the machine says so.
    station.reader.tray.remove()
    await station.powerOff()
    for (const role of ['original', 'duplicate']) writeFinalSeal(join(station.media(), role), new Uint8Array(4096))
    await station.powerOn()
    await station.unlock(officer)
    expect(await station.shows('out-of-service')).toMatchObject({ fault: 'signing-key-gone', closable: false })
  })

  test('of a kiosk whose power went between the seal and the erasing is erased at the next start', async () => {
    await station.open(officer)
    const sealed = readFileSync(join(station.disk(), SIGNING_KEY_FILE))
    await station.close(officer)
    station.reader.tray.remove()
    await station.powerOff()
    writeFileSync(join(station.disk(), SIGNING_KEY_FILE), sealed)
    await station.powerOn()
    await station.unlock(officer)
    expect(await station.shows('closed')).toMatchObject({ signingKey: 'erased' })
    expect(readFileSync(join(station.disk(), SIGNING_KEY_FILE)).every((byte) => byte === 0)).toBe(true)
  })

  test('of a spare is erased by its officer, who is asked twice; then it opens no pair', async () => {
    await station.powerOn()
    expect(await station.shows('zero-check')).toMatchObject({ mayRetire: true })
    const keyFile = () => readFileSync(join(station.disk(), SIGNING_KEY_FILE))
    const before = keyFile()
    station.press({ type: 'retire' })
    await station.unlock(officer)
    await station.shows('retire-confirm')
    expect(keyFile()).toEqual(before)
    station.press({ type: 'back' })
    await station.shows('zero-check')
    station.reader.tray.remove()
    station.press({ type: 'retire' })
    await station.unlock(officer)
    await station.shows('retire-confirm')
    station.press({ type: 'officer-confirmed' })
    expect(await station.shows('retired')).toMatchObject({ erased: true })
    expect(keyFile().every((byte) => byte === 0)).toBe(true)
    station.reader.tray.remove()
    await station.powerOn()
    expect(await station.showsBad()).toEqual(['signing-key-gone'])
  })

  test('of a spare without its media is erased all the same: the self-test is stuck, the officer is not', async () => {
    rmSync(station.media(), { recursive: true })
    await station.powerOn()
    expect(await station.showsBad()).toEqual(['original-missing', 'duplicate-missing'])
    const keyFile = () => readFileSync(join(station.disk(), SIGNING_KEY_FILE))
    expect(keyFile().some((byte) => byte !== 0)).toBe(true)
    station.press({ type: 'retire' })
    await station.unlock(officer)
    await station.shows('retire-confirm')
    station.press({ type: 'officer-confirmed' })
    expect(await station.shows('retired')).toMatchObject({ erased: true })
    expect(keyFile().every((byte) => byte === 0)).toBe(true)
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

/** The last seal page is the final one; fifteen gap pages follow it (docs/formats/ballot-box.md §1). */
function finalSealOf(medium: string): Uint8Array {
  const box = readFileSync(join(medium, 'ballot-box.ippyo'))
  return new Uint8Array(box.subarray(box.length - 16 * 4096, box.length - 15 * 4096))
}

function writeFinalSeal(medium: string, page: Uint8Array): void {
  const path = join(medium, 'ballot-box.ippyo')
  const at = readFileSync(path).length - 16 * 4096
  const file = openSync(path, 'r+')
  writeSync(file, page, 0, page.length, at)
  closeSync(file)
}
