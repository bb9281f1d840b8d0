/** Accidents, and how staff deal with them: power, media, wrong media, old images, dead machines, a full disk. */
import type { Role } from '#election/ballot-box/layout.ts'
import { equalBytes } from '#election/bytes.ts'
import { type FakeContents, fakeMedium } from '#hardware/medium/fake.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import type { KioskRoom, Slots } from '#simulation/rooms/kiosk-room.ts'
import type { ReceptionRoom } from '#simulation/rooms/reception-room.ts'
import type { SampleStation } from '#simulation/rooms/sample-station.ts'
import type { MediumAccident } from '#simulation/rooms/slot-medium.ts'
import type { Clerk } from './clerk.ts'
import type { Transcript } from './transcript.ts'

const ROLES = ['original', 'duplicate'] as const

const NOTHING = new Uint8Array(0)

interface Image {
  readonly pages: number
  readonly original: FakeContents
  readonly duplicate: FakeContents
  /** Number of the next write of the machine's memory. */
  readonly nextWrite: number
  /** The machine's memory when the image was made: older than the image by a vote at most. */
  readonly memory: Known
}

type Known = KioskRoom['remembered'][number]

/**
 * The seq from which on the machine knows of more than this image. The next write has it. After a start it is the first write with
 * something new: the write that counts the start is made before the media are read.
 */
function knownFrom({ nextWrite, memory }: Image, { remembered }: KioskRoom): number | undefined {
  const later = remembered.slice(nextWrite)
  const isSameStart = later[0]?.starts === memory.starts
  return (isSameStart ? later[0] : later.find(({ seq }) => seq > memory.seq))?.seq
}

/** Ways to start a machine with wrong media; it must refuse each of them and write nothing. */
type WrongStart = 'swapped' | 'other-pair' | 'old-image' | 'one-old'

function differs(image: FakeContents, now: FakeContents): boolean {
  return image.size !== now.size || [...now].some(([page, bytes]) => !equalBytes(bytes, image.get(page) ?? NOTHING))
}

/** The part of a station that accidents happen to. */
interface Scene {
  readonly facts: SampleStation
  readonly dice: Dice
  readonly transcript: Transcript
  readonly kiosks: readonly KioskRoom[]
  readonly reception: ReceptionRoom
  readonly clerk: Clerk
  attended(kiosk: KioskRoom): boolean
  readonly deskMishaps: { mayDie(): void }
  object(what: string): void
}

export class Accidents {
  /** The medium of each pair that had an accident. Two accidents in one pair are outside the fault model. */
  readonly suspects = new Map<KioskRoom, Role>()
  /** Machines that never start again. */
  readonly dead = new Set<KioskRoom>()
  /** A torn write has damaged its neighbours, and no recovery has run since. */
  readonly #dirty = new Set<KioskRoom>()
  readonly #images = new Map<KioskRoom, Image>()
  readonly #wrong = new Map<KioskRoom, WrongStart>()
  readonly #station: Scene
  /** Calm stations see few accidents, wild ones many. */
  readonly #rate: number
  /** Makes an accident that a machine can have only once as frequent at a large station as at a small one. The others follow the number of voters. */
  readonly #size: number

  constructor(station: Scene, calm: boolean) {
    this.#station = station
    this.#size = Math.max(1, Math.round(station.facts.shape.voters / 48))
    this.#rate = calm ? 0 : station.dice.pick([0, 1, 2, 3, 6])
  }

  /** Called again and again while people vote or the officer closes: once in a while something goes wrong. */
  happen(): void {
    const { dice, kiosks, reception } = this.#station
    if (this.#rate === 0) return
    if (dice.oneIn(900 / this.#rate)) this.#planCut(dice.pick(kiosks))
    if (dice.oneIn(((kiosks.length === 1 ? 24_000 : 6000) * this.#size) / this.#rate))
      this.#planMediumAccident(dice.pick(kiosks))
    if (dice.oneIn(900 / this.#rate)) dice.pick(kiosks).shakeReader()
    if (dice.oneIn(900 / this.#rate)) this.#keypad(dice.pick(kiosks))
    if (dice.oneIn(1800 / this.#rate) && reception.power !== null) reception.cutIn = dice.below(80)
    if (dice.oneIn((30_000 * this.#size) / this.#rate)) this.#diskFull(dice.pick(kiosks))
    if (dice.oneIn(2000 / this.#rate)) this.#goesOntoBattery(dice.pick(kiosks))
    if (dice.oneIn((4000 * this.#size) / this.#rate)) this.#opensFront(dice.pick(kiosks))
    if (dice.oneIn((4000 * this.#size) / this.#rate)) this.#idleMedium(dice.pick(kiosks))
    if (dice.oneIn(60)) this.#mainsAreBack()
    if (dice.oneIn(200)) this.#keepImage(dice.pick(kiosks))
  }

  #planCut(kiosk: KioskRoom): void {
    const { dice } = this.#station
    if (kiosk.power === null || kiosk.cutIn !== null) return
    if (dice.oneIn(2)) kiosk.cutIn = dice.below(120)
    else kiosk.cutInBarrier = dice.below(8)
  }

  #planMediumAccident(kiosk: KioskRoom): void {
    const { dice } = this.#station
    const role = dice.pick(ROLES)
    const medium = this.#mayFail(kiosk) ? kiosk.medium(role) : null
    if (medium === null || kiosk.page === null) return
    const commits = dice.below(6)
    const fault = dice.pick([{ type: 'io', errno: 'EIO' }, { type: 'full' }, { type: 'read-only' }] as const)
    const accident: MediumAccident = dice.pick([
      { type: 'fails', commits, fault },
      { type: 'lies', commits },
      { type: 'pulled', commits },
    ] as const)
    this.suspects.set(kiosk.holds, role)
    this.#station.transcript.line(`the ${role} at ${kiosk.pair} will have an accident: ${accident.type}`)
    medium.accident = accident
  }

  /** Only one medium of a pair may fail, and not after a torn write that nothing has repaired: more is outside the fault model. */
  #mayFail(kiosk: KioskRoom): boolean {
    return kiosk.power !== null && !this.suspects.has(kiosk.holds) && !this.#dirty.has(kiosk.holds)
  }

  /** A medium is pulled or goes bad while nobody votes: the machine must notice it before it takes the next card. */
  #idleMedium(kiosk: KioskRoom): void {
    const { dice, transcript } = this.#station
    const role = dice.pick(ROLES)
    const medium = this.#mayFail(kiosk) ? kiosk.medium(role) : null
    if (medium === null || kiosk.page?.type !== 'waiting' || this.#station.attended(kiosk)) return
    this.suspects.set(kiosk.holds, role)
    transcript.happens('media gone while a machine waits')
    if (dice.oneIn(2)) medium.inner.pull()
    else medium.inner.failAt(medium.inner.operations, { type: 'io', errno: 'EIO' })
    kiosk.unfit.add('medium')
  }

  /** FLT-08 */
  #goesOntoBattery(kiosk: KioskRoom): void {
    kiosk.supply.battery(80)
    kiosk.unfit.add('battery')
  }

  #mainsAreBack(): void {
    for (const kiosk of this.#station.kiosks) if (kiosk.unfit.delete('battery')) kiosk.supply.mains(90)
  }

  /** OPN-08 */
  #opensFront(kiosk: KioskRoom): void {
    if (kiosk.page?.type !== 'waiting') return
    // This comes first, because the machine answers an open front at once.
    kiosk.unfit.add('front')
    this.#station.transcript.happens('fronts opened')
    kiosk.front.open()
  }

  #diskFull(kiosk: KioskRoom): void {
    this.#station.transcript.line(`the disk of machine ${kiosk.pair} is full`)
    kiosk.diskFull = true
  }

  #keypad(kiosk: KioskRoom): void {
    if (this.#station.dice.oneIn(2)) kiosk.unplugKeypad()
    else kiosk.plugKeypad()
  }

  mediumFailed(kiosk: KioskRoom, role: Role): void {
    this.#station.transcript.line(`the ${role} at ${kiosk.pair} failed`)
    if (this.suspects.get(kiosk.holds) !== role) this.#station.object(`the ${role} at ${kiosk.pair} failed by itself`)
  }

  /** Power off, by hand or by a cut. Damaged neighbours on one medium while the other is lost are outside the fault model. */
  off(kiosk: KioskRoom): void {
    const { holds } = kiosk
    if (kiosk.powerOff(!this.suspects.has(holds)).length > 0) this.#dirty.add(holds)
  }

  /** The power goes. */
  cut(kiosk: KioskRoom): void {
    const { dice, transcript } = this.#station
    transcript.happens('power cuts')
    transcript.line(`power cut at ${kiosk.pair}`)
    this.off(kiosk)
    this.#mayLose(kiosk.holds)
    if (this.#rate > 0 && this.#station.kiosks.length > 1 && dice.oneIn(15 * this.#size)) {
      this.dead.add(kiosk)
      transcript.happens('dead machines')
    }
  }

  cutReception(): void {
    const { reception, clerk, transcript } = this.#station
    transcript.line('power cut at the desk')
    reception.powerOff()
    clerk.dropEverything()
    this.#station.deskMishaps.mayDie()
  }

  /** A medium that failed stays away, or is readable again at the next start. */
  #mayLose(holds: KioskRoom): void {
    const role = this.suspects.get(holds)
    if (role === undefined || this.#dirty.has(holds) || this.#station.dice.oneIn(2)) return
    holds.slots[role] = null
  }

  /** Recovery has run, or the pair was found settled. */
  recovered({ holds }: KioskRoom): void {
    this.#dirty.delete(holds)
  }

  #keepImage(kiosk: KioskRoom): void {
    const { original, duplicate } = kiosk.slots
    if (kiosk.page?.type !== 'waiting' || original === null || duplicate === null) return
    if (kiosk.memory === null || this.suspects.has(kiosk)) return
    this.#images.set(kiosk, {
      pages: original.pages,
      original: original.contents(),
      duplicate: duplicate.contents(),
      nextWrite: kiosk.remembered.length,
      memory: kiosk.memory,
    })
  }

  /** Both media of a pair may be lost on the way to the counting centre. */
  lostBeforeTheCount(): KioskRoom | null {
    const { dice, kiosks, transcript } = this.#station
    const lost = this.#rate > 0 && dice.oneIn(12) ? dice.pick(kiosks) : null
    if (lost !== null) transcript.happens('pairs lost before the count')
    return lost
  }

  /** Power on, with the right media or, now and then, with others. */
  start(kiosk: KioskRoom): void {
    kiosk.front.shut()
    this.#mayForget(kiosk)
    const wrong = this.#wrongStart(kiosk)
    const slots = wrong === null ? kiosk.holds.slots : this.#slotsOf(kiosk, wrong)
    this.#wrong.delete(kiosk)
    if (wrong !== null) {
      this.#wrong.set(kiosk, wrong)
      this.#station.transcript.line(`machine ${kiosk.pair} is started wrongly: ${wrong}`)
    }
    kiosk.powerOn(slots)
  }

  /** The machine gets another disk, and so does not remember its used media (OPN-03). */
  #mayForget(kiosk: KioskRoom): void {
    const { dice, transcript } = this.#station
    const hasVotes = kiosk.memory !== null && kiosk.memory.records > 0 && !kiosk.memory.keyKept && !kiosk.keyErased
    if (this.#rate === 0 || kiosk.holds !== kiosk || !hasVotes || this.suspects.has(kiosk) || !dice.oneIn(20)) return
    kiosk.memory = null
    this.#images.delete(kiosk)
    transcript.happens('machines without memory')
  }

  #wrongStart(kiosk: KioskRoom): WrongStart | null {
    const { dice, kiosks } = this.#station
    if (this.#rate === 0 || kiosk.holds !== kiosk || !dice.oneIn(12)) return null
    const { original, duplicate } = kiosk.slots
    if (original === null || duplicate === null || this.suspects.has(kiosk) || this.#dirty.has(kiosk)) return null
    const kept = this.#images.get(kiosk)
    // An image after which nothing has happened is not old, even if the machine's memory is older than the image.
    const image = kept !== undefined && differs(kept.original, original.contents()) ? kept : undefined
    const remembered = kiosk.memory?.seq ?? 0
    const ways: WrongStart[] = ['swapped']
    if (kiosks.length > 1) ways.push('other-pair')
    // The memory is written every minute: until the next write the machine cannot know that more has happened than the image shows.
    const known = image === undefined ? undefined : knownFrom(image, kiosk)
    if (known !== undefined && remembered > known) ways.push('old-image')
    // A cut leaves one medium older than the other by one content at most. If it is older by more, somebody put it back.
    if (known !== undefined && remembered > known + 2) ways.push('one-old')
    return dice.pick(ways)
  }

  #slotsOf(kiosk: KioskRoom, wrong: WrongStart): Slots {
    const { dice, kiosks } = this.#station
    const { original, duplicate } = kiosk.slots
    const image = this.#images.get(kiosk)
    const old = (role: Role) => (image === undefined ? null : fakeMedium(image.pages, image[role]))
    switch (wrong) {
      case 'swapped':
        return { original: duplicate, duplicate: original }
      case 'other-pair': {
        const other = dice.pick(kiosks.filter((each) => each !== kiosk))
        return other.slots.original === null ? { original: duplicate, duplicate: original } : { ...other.slots }
      }
      case 'old-image':
        return { original: old('original'), duplicate: old('duplicate') }
      case 'one-old':
        return dice.oneIn(2) ? { original: old('original'), duplicate } : { original, duplicate: old('duplicate') }
    }
  }

  /** Objects if the machine accepts wrong media; after a refusal the right ones are put in. @returns true after such a refusal */
  wasStartedWrongly(kiosk: KioskRoom): boolean {
    const wrong = this.#wrong.get(kiosk)
    const { page } = kiosk
    if (wrong === undefined || page === null) return false
    const bad = page.type === 'starting' && page.lines.some(({ state }) => typeof state === 'object')
    // A machine that was never opened asks whether it is to take over the media in its slots.
    const refused = bad || page.type === 'out-of-service' || page.type === 'take-over'
    if (!refused) {
      if (page.type === 'waiting' || page.type === 'closed') {
        this.#wrong.delete(kiosk)
        this.#station.object(`P6, P10: ${wrong} media are accepted at ${kiosk.pair}`)
      }
      return false
    }
    this.#wrong.delete(kiosk)
    kiosk.powerOff(false)
    return true
  }
}
