/** Promise 1 (LAW-01) where a machine fails: who votes elsewhere after it has one vote per contest, whichever medium is counted. */
import { describe, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import { stateOf } from '#election/card/card-state.ts'
import { maskOf, without } from '#election/contests.ts'
import type { LocalMinute } from '#election/time.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { namesOn, readSealed } from '#simulation/rooms/box.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import { type KioskRoom, PIN } from '#simulation/rooms/kiosk-room.ts'
import { must } from '#simulation/rooms/must.ts'
import { ballotFor, DAY, namesOf, SMALL_FACTS, SmallStation } from '#simulation/rooms/small-station.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

class Room extends SmallStation {
  get two(): readonly [KioskRoom, KioskRoom] {
    const [first, second] = this.kiosks
    assert(first !== undefined && second !== undefined, 'two kiosks')
    return [first, second]
  }

  async unlocks(kiosk: KioskRoom): Promise<void> {
    await this.settle()
    kiosk.lay(this.operatorCard)
    await this.settle()
    kiosk.press({ type: 'pin', pin: PIN })
    await this.settle()
  }

  async witnessed(kiosk: KioskRoom): Promise<void> {
    const { page } = kiosk
    assert(page?.type === 'staff-witnesses', 'the page of the witnesses')
    for (const witness of page.witnesses.keys()) kiosk.press({ type: 'witness', witness, mark: 'confirmed' })
    kiosk.press({ type: 'officer-confirmed' })
    await this.settle()
  }

  /** Officer and witnesses release the card; it lies on the tray at the end. */
  async releases(kiosk: KioskRoom, card: UltralightAesCard): Promise<void> {
    kiosk.press({ type: 'staff' })
    await this.unlocks(kiosk)
    kiosk.press({ type: 'menu', item: 'release' })
    await this.witnessed(kiosk)
    await this.lifts(kiosk)
    kiosk.lay(card)
    await this.settle()
  }

  /** Exactly what the counter leaves open: every desk reads the same. */
  async issuesForTheRest(card: UltralightAesCard): Promise<UltralightAesCard> {
    const state = stateOf(counterOf(card))
    assert(state.type === 'released', 'a released card')
    const contests = without(maskOf(SMALL_FACTS.contests), state.mask)
    return (await this.desk.issue({ contests })).card
  }

  /** The pair of `dead` lies in `spare`, which officer and witnesses have take it over. */
  async takesOver(spare: KioskRoom, dead: KioskRoom): Promise<void> {
    spare.powerOn(dead.slots)
    await this.settle()
    spare.press({ type: 'take-over', reason: 'machine-died' })
    await this.unlocks(spare)
    await this.witnessed(spare)
  }

  async counted(kiosk: KioskRoom, role: Role): Promise<readonly string[]> {
    const medium = kiosk.slots[role]
    assert(medium !== null, 'a medium')
    return namesOn(SMALL_FACTS, must(await readSealed(SMALL_FACTS, medium)))
  }
}

const COUNCIL = ballotFor(1, 1)[1] ?? 0
const furnish = (seed: string) => new Room(seed, seededRandomness(seed), 2)

/** A voter has recorded the first contest. */
async function firstRecorded(room: Room, kiosk: KioskRoom): Promise<UltralightAesCard> {
  const { card } = await room.desk.issue()
  await room.votes(kiosk, card, ballotFor(1))
  assert(kiosk.page?.type === 'recorded', 'the first contest is recorded')
  return card
}

describe('promise 1 where a machine fails', () => {
  it.each([
    // Nothing of the second contest is anywhere.
    ['behind the first press', [1, 1], 'released'],
    // INTENT is on the other one: the recovery of the pair makes it a record, and nothing is left to vote.
    ['under the second press', [2, 0], 'session-over'],
    ['behind it', [2, 1], 'card-finished'],
  ] as const)(
    'its medium dies %s: one record a contest, wherever the voter goes on',
    async (_, [press, commits], told) => {
      const room = furnish(`released ${told}`)
      const [kiosk, other] = room.two
      for (const each of room.two) await room.opens(each)
      const { card } = await room.desk.issue()
      const dies = () => {
        const medium = kiosk.medium('duplicate')
        assert(medium !== null, 'a medium in the slot')
        medium.accident = { type: 'fails', commits, fault: { type: 'pulled' } }
      }
      if (press === 1) dies()
      await room.votes(kiosk, card, ballotFor(1))
      if (press === 2) {
        dies()
        kiosk.press({ type: 'next' })
        kiosk.press({ type: 'select', candidate: COUNCIL })
        kiosk.press({ type: 'next' })
        kiosk.press({ type: 'cast' })
      }
      await room.settle()
      await room.lifts(kiosk)
      expect(kiosk.page?.type).toBe('out-of-service')
      await room.releases(kiosk, card)
      expect(kiosk.page?.type === 'release-card' ? kiosk.page.refusal : kiosk.page?.type).toBe(told)
      await room.lifts(kiosk)
      if (stateOf(counterOf(card)).type === 'released') {
        await room.votes(other, await room.issuesForTheRest(card), [COUNCIL])
        await room.lifts(other)
      }
      for (const each of room.two) await room.closes(each)
      const names = [...(await room.counted(kiosk, 'original')), ...(await room.counted(other, 'duplicate'))]
      expect(names.sort()).toEqual([...namesOf(1, 1)].sort())
    },
  )

  /** The card's machine dies in the evening, and the spare has its pair, not closed yet. */
  async function takenOver(story: string) {
    const room = furnish(story)
    const [dead, spare] = room.two
    await room.opens(dead)
    const card = await firstRecorded(room, dead)
    dead.lift()
    dead.powerOff(false)
    room.clock.set(`${DAY}T20:05` as LocalMinute)
    await room.takesOver(spare, dead)
    spare.press({ type: 'next' })
    await room.lifts(spare)
    return { room, card, dead, spare }
  }

  it('it dies for good: on its pair, taken over, nobody votes any more', async () => {
    const { room, card, dead, spare } = await takenOver('a dead machine')
    expect(spare.page).toMatchObject({ type: 'out-of-service', fault: 'taken-over' })
    await room.votes(spare, card, [COUNCIL])
    expect(spare.page?.type).toBe('out-of-service')
    await room.lifts(spare)
    await room.releases(spare, card)
    await room.lifts(spare)
    expect(stateOf(counterOf(card))).toEqual({ type: 'released', mask: 1 })
    // It brings nothing a second time.
    await room.releases(spare, card)
    expect(spare.page).toMatchObject({ type: 'release-card', refusal: 'card-returned' })
    await room.lifts(spare)
    await room.closes(spare)
    expect(await room.counted(dead, 'duplicate')).toEqual(namesOf(1, 1).slice(0, 1))
    // Taken over once more: its seal is shown, and nothing is opened again.
    spare.powerOff(false)
    await room.takesOver(spare, dead)
    expect(spare.page).toMatchObject({ type: 'closed', final: true })
  })

  it('it was taken over and not closed: back in its own machine, nobody votes on it either', async () => {
    const { room, card, dead, spare } = await takenOver('a machine that comes back')
    spare.powerOff(false)
    dead.powerOn()
    await room.unlocks(dead)
    await room.lifts(dead)
    expect(dead.page).toMatchObject({ type: 'out-of-service', fault: 'was-taken-over' })
    await room.votes(dead, card, [COUNCIL])
    await room.lifts(dead)
    await room.releases(dead, card)
    await room.lifts(dead)
    await room.closes(dead)
    expect(await room.counted(dead, 'original')).toEqual(namesOf(1, 1).slice(0, 1))
  })
})
