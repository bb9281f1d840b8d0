import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CardUid } from '#election/ids.ts'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { slotPath } from './seat.ts'
import {
  CASE,
  Cards,
  DECLARATION_MEDIUM,
  HAND,
  LOST,
  Media,
  REPORT_MEDIUM,
  reportSlot,
  Shares,
  type StoredCard,
  TABLE,
} from './things.ts'

const stored = (number: number): StoredCard => ({
  kind: 'voting',
  number,
  pin: null,
  chip: UltralightAesCard.factory(`0400000000000${number}` as CardUid).toJSON(),
})

describe('a card', () => {
  let reader: SimulatedReader
  let cards: Cards
  const place = (id: string) => cards.views().find((card) => card.id === id)?.place

  beforeEach(async () => {
    reader = await SimulatedReader.start(secureRandomness())
    cards = new Cards([stored(1), stored(2)], new Map([['reader:K1', reader]]))
  })
  afterEach(() => reader.stop())

  it('lies on the reader where it was laid, and leaves it when it is taken', () => {
    cards.move('voting-1', 'reader:K1')
    expect(reader.tray.presence).toEqual({ type: 'present', uid: '04000000000001' })
    cards.move('voting-1', HAND)
    expect(reader.tray.presence).toEqual({ type: 'absent' })
    expect(place('voting-1')).toBe(HAND)
  })

  it('is not laid on another one, nor on a foreign one, nor nowhere', () => {
    cards.move('voting-1', 'reader:K1')
    cards.move('voting-2', 'reader:K1')
    expect(place('voting-2')).toBe(CASE)
    cards.move('voting-1', CASE)
    reader.tray.insertForeign()
    cards.move('voting-2', 'reader:K1')
    cards.move('voting-2', 'reader:K9')
    expect(place('voting-2')).toBe(CASE)
  })

  it('is heard by no reader once it is bent, and still lies where it is laid', () => {
    cards.move('voting-1', 'reader:K1')
    cards.bend('voting-1')
    expect(reader.tray.presence).toEqual({ type: 'absent' })
    cards.move('voting-2', 'reader:K1')
    expect(place('voting-2')).toBe(CASE)
    cards.move('voting-1', HAND)
    cards.move('voting-2', 'reader:K1')
    cards.move('voting-1', 'reader:K1')
    expect(place('voting-1')).toBe(HAND)
    expect(reader.tray.presence).toEqual({ type: 'present', uid: '04000000000002' })
    expect(cards.views().map(({ bent }) => bent)).toEqual([true, false])
  })
})

describe('a medium', () => {
  const home = mkdtempSync(join(tmpdir(), 'ippyo-things-'))
  const directory = join(home, 'media', '1')
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, 'box'), 'votes')

  it('is in one slot, and the slot is empty when it is pulled', () => {
    const slots = ['K1:original', 'tally:1']
    const medium = { id: 'm', serial: '1', role: 'original' as const, place: 'K1:original', directory }
    const other = { ...medium, id: 'n', place: TABLE }
    const media = new Media(home, slots, [medium, other])
    const inSlot = (slot: string) => existsSync(join(home, 'slots', slot, 'box'))
    expect(readFileSync(join(home, 'slots', 'K1-original', 'box'), 'utf8')).toBe('votes')
    media.move('n', 'K1:original')
    expect(media.views().map((each) => each.place)).toEqual(['K1:original', TABLE])
    media.move('m', 'tally:1')
    expect([inSlot('K1-original'), inSlot('tally-1')]).toEqual([false, true])
    media.move('m', 'K1:nowhere')
    media.move('m', TABLE)
    expect([inSlot('K1-original'), inSlot('tally-1')]).toEqual([false, false])
    media.move('m', 'tally:1')
    media.move('m', LOST)
    expect(inSlot('tally-1')).toBe(false)
    media.move('m', 'tally:1')
    expect(inSlot('tally-1')).toBe(true)
  })

  it('for reports: what the issuer signs reaches the tally when it is carried, and is written nowhere while it is away', async () => {
    const reports = join(home, 'reports')
    mkdirSync(reports)
    const [atIssuer, there] = [reportSlot('1-I1'), reportSlot('tally')]
    const medium = { id: REPORT_MEDIUM, serial: '1', role: 'report' as const, place: atIssuer, directory: reports }
    const media = new Media(home, [atIssuer, there], [medium])
    const [ofIssuer, ofTally] = [slotPath(home, atIssuer), slotPath(home, there)]
    await writeWholeFile(join(ofIssuer, '1.json'), new Uint8Array(1))
    expect(existsSync(join(ofTally, '1.json'))).toBe(false)
    media.move(REPORT_MEDIUM, there)
    expect(existsSync(join(ofTally, '1.json'))).toBe(true)
    await expect(writeWholeFile(join(ofIssuer, '1.json'), new Uint8Array(1))).rejects.toThrow()
    media.move(REPORT_MEDIUM, atIssuer)
    await writeWholeFile(join(ofIssuer, '1.json'), new Uint8Array(2))
    expect(readFileSync(join(reports, '1.json')).length).toBe(2)
  })

  it('of the commission comes where the station’s own for reports is lost, once, and never into a slot that is taken', () => {
    const there = reportSlot('tally')
    const medium = { id: REPORT_MEDIUM, serial: '1', role: 'report' as const, place: there, directory }
    const media = new Media(home, [there], [medium])
    const brought = { id: DECLARATION_MEDIUM, serial: '1', role: 'report', directory: join(home, 'said') } as const
    const places = () => media.views().map((each) => each.place)
    media.bring(brought, there)
    expect(places()).toEqual([there, TABLE])
    media.move(REPORT_MEDIUM, LOST)
    media.bring(brought, there)
    expect(places()).toEqual([LOST, there])
    writeFileSync(join(brought.directory, 'declaration'), '')
    expect(existsSync(join(slotPath(home, there), 'declaration'))).toBe(true)
  })
})

it('a share lies before the tally only while its holder gives it', () => {
  const home = mkdtempSync(join(tmpdir(), 'ippyo-shares-'))
  writeFileSync(join(home, 'share-1.json'), '{}')
  const shares = new Shares(home, join(home, 'given'), [{ index: 1, passphrase: 'words' }])
  shares.give(1, true)
  shares.give(7, true)
  expect(shares.views()).toEqual([{ index: 1, passphrase: 'words', given: true }])
  shares.give(1, false)
  expect(shares.views()).toEqual([{ index: 1, passphrase: 'words', given: false }])
})
