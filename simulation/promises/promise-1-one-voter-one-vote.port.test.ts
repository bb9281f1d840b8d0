/** Promise 1 (LAW-01). One voter, one vote per contest: at the desk, at every kiosk of the station, and through every power cut. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import { stateOf } from '#election/card/card-state.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { copyOf, namesOn, readSealed, sealSlots } from '#simulation/rooms/box.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import { must } from '#simulation/rooms/must.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { candidateOf } from '#simulation/rooms/sample-station.ts'
import { ballotFor, DAY, namesOf, SMALL_FACTS, SmallStation } from '#simulation/rooms/small-station.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const VOTERS = 3
const RUNS = 30
const STEPS = 120

/** Voter v chooses candidate v in both contests, and nobody else does: a second vote shows as a second record of that name. */
interface Voter {
  readonly number: number
  card: UltralightAesCard
}

class Room extends SmallStation {
  readonly voters: Voter[] = []

  static async furnish(seed: string): Promise<Room> {
    const room = new Room(seed, seededRandomness(seed), 2)
    for (const kiosk of room.kiosks) await room.opens(kiosk)
    for (let number = 1; number <= VOTERS; number++) {
      room.voters.push({ number, card: (await room.desk.issue()).card })
    }
    return room
  }

  inHand(): readonly Voter[] {
    return this.voters.filter(({ card }) => this.kiosks.every((kiosk) => kiosk.card !== card))
  }

  /** Anything that hands, staff and the mains can do. */
  async step(): Promise<void> {
    const kiosk = this.dice.pick(this.kiosks)
    const lying = this.voters.find(({ card }) => card === kiosk.card)
    const chance = this.dice.below(100)
    if (chance < 40 && lying !== undefined) this.pressLikely(kiosk, lying)
    else if (chance < 50 || (chance < 75 && lying === undefined)) this.moveCard(kiosk, lying)
    else if (chance < 54) kiosk.tray.pullDuring('increment', 1, this.dice.pick(['old', 'new'] as const))
    else if (chance < 58) await this.reissue()
    else if (chance < 60) kiosk.cutInBarrier = this.dice.below(5)
    else if (chance < 61) await this.restarts(kiosk)
    else if (chance < 90) await this.settle()
    else await this.pass(this.dice.below(400))
    for (const each of this.kiosks) if (each.power === null) await this.opens(each)
  }

  pressLikely(kiosk: KioskRoom, { number }: Voter): void {
    const { page } = kiosk
    if (page?.type !== 'choose') kiosk.press(page?.type === 'confirm' ? { type: 'cast' } : { type: 'next' })
    else {
      const candidate = page.candidates[number]?.id
      assert(candidate !== undefined, 'promise 1: everybody stands in both contests')
      kiosk.press(page.selected === null ? { type: 'select', candidate } : { type: 'next' })
    }
  }

  moveCard(kiosk: KioskRoom, lying: Voter | undefined): void {
    const inHand = this.inHand()
    if (lying !== undefined) kiosk.lift()
    else if (inHand.length > 0 && kiosk.card === null) kiosk.lay(this.dice.pick(inHand).card)
  }

  /** A voter brings the card back and gets a new one, if the card says that nothing is recorded (C4). */
  async reissue(): Promise<void> {
    if (this.inHand().length === 0) return
    const voter = this.dice.pick(this.inHand())
    if (await this.desk.takeBack(voter.card)) voter.card = (await this.desk.issue()).card
  }

  /** Records of all pairs as the count reads them, from the original or from the duplicate. */
  async counted(role: Role): Promise<readonly string[]> {
    const names: string[] = []
    for (const kiosk of this.kiosks) {
      const slots = copyOf(kiosk.slots)
      if (!(await sealSlots(this.place(kiosk), slots, DAY))) continue
      const medium = slots[role]
      assert(medium !== null, 'promise 1: both media are there')
      names.push(...namesOn(SMALL_FACTS, must(await readSealed(SMALL_FACTS, medium))))
    }
    return names
  }
}

function oncePerVoter(names: readonly string[], seed: string): void {
  const ofCandidates = names.filter((name) => !name.endsWith('ended'))
  expect(ofCandidates.length, `${seed}: ${names.join(' ')}`).toBe(new Set(ofCandidates).size)
}

describe('promise 1: one voter, one vote per contest', () => {
  // TC-01
  it('through any order of presses, cards, desks and power cuts at two kiosks', async () => {
    const recorded: number[] = []
    for (let run = 0; run < RUNS; run++) {
      const seed = `one voter one vote ${run}`
      const room = await Room.furnish(seed)
      for (let step = 0; step < STEPS; step++) await room.step()
      await room.settle()
      for (const kiosk of room.kiosks) kiosk.powerOff(false)
      const names = await room.counted(run % 2 === 0 ? 'original' : 'duplicate')
      oncePerVoter(names, seed)
      for (const contest of ['0/', '1/']) {
        expect(names.filter((name) => name.startsWith(contest)).length, seed).toBeLessThanOrEqual(VOTERS)
      }
      recorded.push(names.length)
    }
    console.info(`seeds "one voter one vote 0…${RUNS - 1}": records`, recorded.join(' '))
    // A walk in which nobody votes would prove nothing.
    expect(recorded.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(RUNS)
  })

  it('a card that was pulled before it said finished does not vote again, here, elsewhere or after a restart', async () => {
    const room = await Room.furnish('pulled before finished')
    const [kiosk, other] = room.kiosks as [KioskRoom, KioskRoom]
    const [{ card }] = room.voters as [Voter]
    // Taken, pressed, finished: the third step of the counter does not happen.
    kiosk.tray.pullDuring('increment', 3, 'old')
    await room.votes(kiosk, card, ballotFor(1, 1))
    expect(stateOf(counterOf(card)).type).toBe('pressed')
    other.lay(card)
    await room.settle()
    expect(other.page).toMatchObject({ type: 'refused', refusal: 'card-taken-elsewhere' })
    other.lift()
    await room.restarts(kiosk)
    await room.votes(kiosk, card, [])
    expect(stateOf(counterOf(card)).type).toBe('finished')
    await room.lifts(kiosk)
    kiosk.lay(card)
    await room.settle()
    expect(kiosk.page).toMatchObject({ type: 'refused', refusal: 'card-finished' })
    expect([...(await room.counted('original'))].sort()).toEqual(namesOf(1, 1))
  })

  it('a card with something recorded is never taken back as unused', async () => {
    const room = await Room.furnish('taken back')
    const [kiosk] = room.kiosks as [KioskRoom]
    let recorded = 0
    room.onView = ({ page }) => {
      if (page.type === 'recorded' || page.type === 'finishing') recorded++
    }
    for (const { card, number } of room.voters.slice(0, 2)) {
      recorded = 0
      await room.votes(kiosk, card, number === 1 ? ballotFor(1) : ballotFor(2, 2))
      expect(recorded > 0, `voter ${number}`).toBe(true)
      await room.lifts(kiosk)
      expect(await room.desk.takeBack(card)).toBe(false)
      if (number === 1) await room.votes(kiosk, card, [candidateOf(1, 1 as never)])
      await room.lifts(kiosk)
    }
  })
})

describe('promise 1 at the desk', () => {
  let prepared: PreparedStation
  let reception: Reception
  beforeAll(async () => {
    prepared = await prepareStation(sourcesWith(4))
    reception = await Reception.furnish(prepared)
    await reception.start()
    await reception.unlock()
    await reception.open()
  })
  afterAll(async () => {
    await reception?.clear()
    await prepared?.close()
  })

  it('no card without a roll check, and none for a voter who has one (ISS-01, ISS-02)', async () => {
    const [first, second] = [await reception.newCard(), await reception.newCard()]
    reception.app.send({ type: 'issue-requested' })
    reception.reader.tray.insert(second)
    await reception.settled()
    reception.takeCard()
    expect(stateOf(counterOf(second)).type).toBe('blank')
    await reception.issueTo('1', first)
    reception.takeCard()
    expect(stateOf(counterOf(first)).type).toBe('issued')
    await reception.issueTo('1', second)
    reception.takeCard()
    expect(stateOf(counterOf(second)).type).toBe('blank')
  })

  it('a card pulled in the moment of issue counts as issued when it cannot be found', async () => {
    const [pulled, second] = [await reception.newCard(), await reception.newCard()]
    await reception.seek('2')
    reception.app.send({ type: 'identity-confirmed' })
    reception.app.send({ type: 'issue-requested' })
    // The counter moved, its answer was lost with the card.
    reception.reader.tray.pullDuring('increment', 1, 'new')
    reception.reader.tray.insert(pulled)
    await reception.settled()
    expect(stateOf(counterOf(pulled)).type).toBe('issued')
    reception.app.send({ type: 'unsettled-issue-closed' })
    await reception.settled()
    await reception.issueTo('2', second)
    if (reception.reader.tray.card !== null) reception.takeCard()
    expect(stateOf(counterOf(second)).type).toBe('blank')
  })

  it('an older image of the take-over medium gives nobody a second card: other tickets in hand want a reason', async () => {
    const day = await Reception.furnish(prepared, 'older image')
    try {
      await day.start()
      await day.unlock()
      await day.open()
      const image = join(day.room, 'take-over', 'take-over.ippyo')
      await day.serves('1')
      const older = await readFile(image)
      await day.serves('2')
      await day.app.stop()
      await writeFile(image, older)
      await day.start('2-I2')
      await day.unlock()
      // Two tickets lie at the desk; the books that were put back know of one. That number, once shown, opens nothing either.
      for (const [tickets, code] of [
        [2, 'take-over-tickets-differ'],
        [1, 'take-over-reason-missing'],
      ] as const) {
        day.app.send({ type: 'take-over-confirmed', tickets, reason: ' ' })
        await day.until((view) => view.screen === 'day' || (view.screen === 'take-over' && view.failure !== null))
        expect(day.app.view()).toMatchObject({
          screen: 'take-over',
          working: false,
          failure: { code },
        })
      }
    } finally {
      await day.clear()
    }
  })
})
