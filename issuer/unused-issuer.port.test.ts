/** X-A4: an issuer that was not used has its key erased by its officer, and an issuer that was used only by its report (X-A5). */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { SIGNING_KEY_FILE } from '#hardware/package-directory/signing-key.ts'
import { signingSecretBelow } from '#simulation/promises/stolen-disk.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import { databasePath } from './services/books/open-books.ts'
import { TAKE_OVER_FILE } from './services/take-over/page-file.ts'

const SPARE = '2-I2'
const theDesk = eachTestAtADesk({ voters: 3, until: 'furnished' })
let desk: Reception

beforeEach(() => {
  desk = theDesk()
})

const keyFile = (machine = SPARE) => readFileSync(join(desk.config(machine).machine, SIGNING_KEY_FILE))
const step = () => {
  const view = desk.app.view()
  return view.screen === 'retiring' ? view.step : view.screen
}

async function retire(pin = PREPARED_PIN): Promise<void> {
  desk.app.send({ type: 'retire-requested' })
  await enter(pin)
}

async function enter(pin: string): Promise<void> {
  desk.reader.tray.insert(desk.operatorCard)
  desk.app.send({ type: 'pin-entered', pin })
  await desk.until((view) => view.screen === 'retiring' && view.step !== 'checking', 'card and PREPARED_PIN looked at')
}

describe('an issuer that was not used', () => {
  test('is erased by its officer, who is asked twice; then it opens no books and takes nothing over', async () => {
    await desk.start(SPARE)
    const before = keyFile()
    await retire()
    expect(step()).toBe('confirm')
    expect(keyFile()).toEqual(before)
    desk.app.send({ type: 'operation-cancelled' })
    expect(step()).toBe('locked')
    desk.reader.tray.remove()
    await retire()
    desk.app.send({ type: 'retire-confirmed' })
    await desk.until((view) => view.screen === 'retiring' && view.step === 'erased', 'the key is erased')
    // Where it lay: the same file, the same size, nothing in it.
    expect(keyFile()).toEqual(Buffer.alloc(before.length))
    const { machine } = desk.config(SPARE)
    const signingKey = desk.prepared.election.electionPackage.machines.find(({ id }) => id === SPARE)?.signingKey
    expect(signingSecretBelow(machine, signingKey as string)).toBeNull()
    desk.reader.tray.remove()

    await desk.app.stop()
    await desk.start(SPARE)
    await desk.unlock()
    expect(desk.app.view()).toMatchObject({ screen: 'out-of-service', notice: { code: 'signing-key-gone' } })
    expect(existsSync(databasePath(machine, desk.prepared.election.electionPackage.electionId, '2' as never))).toBe(
      false,
    )
    expect(existsSync(join(desk.room, 'take-over', TAKE_OVER_FILE))).toBe(false)
  })

  test('is one too when its books were opened and no day was', async () => {
    await desk.start(SPARE)
    await desk.unlock()
    desk.app.send({ type: 'clock-confirmed' })
    await desk.app.stop()
    await desk.start(SPARE)
    await retire()
    expect(step()).toBe('confirm')
  })

  test('keeps its key without the card: a wrong PREPARED_PIN, a card that leaves, no card at all', async () => {
    await desk.start(SPARE)
    const before = keyFile()
    desk.app.send({ type: 'retire-requested' })
    desk.app.send({ type: 'pin-entered', pin: PREPARED_PIN })
    expect(desk.app.view()).toMatchObject({ step: 'unlock', failure: { code: 'operator-card-missing' } })
    await enter('000000')
    expect(desk.app.view()).toMatchObject({ step: 'unlock', failure: { code: 'wrong-pin' } })
    desk.reader.tray.remove()
    await enter(PREPARED_PIN)
    expect(step()).toBe('confirm')
    desk.reader.tray.remove()
    expect(step()).toBe('locked')
    desk.app.send({ type: 'retire-confirmed' })
    expect(step()).toBe('locked')
    desk.app.send({ type: 'retire-requested' })
    // Pulled while it is read.
    desk.reader.tray.insert(desk.operatorCard)
    desk.app.send({ type: 'pin-entered', pin: PREPARED_PIN })
    desk.reader.tray.remove()
    await desk.until((view) => view.screen === 'retiring' && view.step === 'unlock' && view.failure !== null, 'refused')
    expect(keyFile()).toEqual(before)
  })

  test('counts wrong PINs on both pages together: three, and nothing more is tried', async () => {
    await desk.start(SPARE)
    desk.reader.tray.insert(desk.operatorCard)
    desk.app.send({ type: 'pin-entered', pin: '000000' })
    await desk.until((view) => view.screen === 'locked' && view.wrongPins === 1)
    desk.app.send({ type: 'retire-requested' })
    for (const tried of [2, 3]) {
      desk.app.send({ type: 'pin-entered', pin: '000000' })
      const code = tried === 3 ? 'tries-used-up' : 'wrong-pin'
      await desk.until((view) => view.screen === 'retiring' && view.failure?.code === code, code)
    }
    desk.app.send({ type: 'pin-entered', pin: PREPARED_PIN })
    expect(desk.app.view()).toMatchObject({ step: 'unlock', failure: { code: 'tries-used-up' } })
    desk.app.send({ type: 'operation-cancelled' })
    expect(desk.app.view()).toMatchObject({ screen: 'locked', wrongPins: 3, failure: { code: 'tries-used-up' } })
  })
})

describe('an issuer that was used', () => {
  async function refused(): Promise<void> {
    await desk.app.stop()
    const before = keyFile('2-I1')
    expect(before.some((byte) => byte !== 0)).toBe(true)
    await desk.start('2-I1')
    await retire()
    expect(desk.app.view()).toMatchObject({ step: 'used', failure: { code: 'issuer-was-used' } })
    desk.app.send({ type: 'retire-confirmed' })
    expect(step()).toBe('used')
    expect(keyFile('2-I1')).toEqual(before)
  }

  test('is not erased once its day was opened', async () => {
    await desk.start()
    await desk.unlock()
    await desk.open()
    await refused()
  })

  test('is not erased while its books cannot be read', async () => {
    await desk.start()
    await desk.unlock()
    await desk.app.stop()
    const { electionId } = desk.prepared.election.electionPackage
    const path = databasePath(desk.config().machine, electionId, '2' as never)
    const { writeFileSync } = await import('node:fs')
    writeFileSync(path, Buffer.alloc(readFileSync(path).length, 7))
    await refused()
  })
})
