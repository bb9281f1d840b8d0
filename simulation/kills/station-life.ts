/** One day of a kiosk that dies again and again and is then closed: both media must hold what its screen said. Cards outlive it. */

import { join } from 'node:path'
import type { LocalMinute } from '#election/time.ts'
import { cardReaderOn } from '#hardware/card-reader/open.ts'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { AppConfig } from '#shell/config.ts'
import type { CardDesk } from '#simulation/rooms/card-desk.ts'
import { Dice } from '#simulation/rooms/dice.ts'
import { deskIn, operatorCardOf } from '#simulation/rooms/prepared-cards.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { Ground } from './ground.ts'
import { Hands } from './hands.ts'
import { drawKill, type KillPlan } from './kill-plan.ts'
import { KioskProcess } from './kiosk-process.ts'
import { checkQuietMedia, checkSealedMedia } from './media-check.ts'
import type { PreparedRoom } from './prepared-room.ts'

const NOW = '2027-04-25T07:30' as LocalMinute
/** Nobody stands before an unchanged screen for so long. */
const PATIENCE_MS = 60_000
const EVENING_DEATHS = 3
/** Below the sessions that a pair of the small election has room for. */
const VOTERS_MAX = 50

export interface LifeReport {
  /** Deaths of a running process. */
  readonly kills: number
  readonly voters: number
  /** Sessions among them that the officer ended after a crash. */
  readonly endedByStaff: number
  /** Kills by the page that was on the screen. */
  readonly killedAt: Readonly<Record<string, number>>
  readonly broken: readonly string[]
}

export async function playLife(room: PreparedRoom, ground: Ground, seed: number, deaths: number): Promise<LifeReport> {
  const life = await Life.begin(room, ground, seed)
  try {
    return await life.play(deaths)
  } finally {
    await life.end()
  }
}

class Life {
  readonly #room: PreparedRoom
  readonly #ground: Ground
  readonly #dice: Dice
  readonly #reader: SimulatedReader
  readonly #hands: Hands
  readonly #broken: string[] = []
  #tellBreak = () => {}
  readonly #firstBreak = new Promise<void>((resolve) => {
    this.#tellBreak = resolve
  })
  readonly #killedAt: Record<string, number> = {}
  #kiosk: KioskProcess | null = null
  #kills = 0
  /** How often the closed page was reached; what comes after the second time is always the same. */
  #closings = 0
  #pages = 0
  #reached: (pages: number) => void = () => {}

  static async begin(room: PreparedRoom, ground: Ground, seed: number): Promise<Life> {
    const randomness = seededRandomness(`life ${seed}`, 'cards')
    const desk = await deskIn(room.directory, room.place, () => NOW, randomness)
    const officer = await operatorCardOf(room.place, randomness)
    return new Life(room, ground, seed, await SimulatedReader.start(randomness), { desk, officer })
  }

  private constructor(
    room: PreparedRoom,
    ground: Ground,
    seed: number,
    reader: SimulatedReader,
    people: { readonly desk: CardDesk; readonly officer: UltralightAesCard },
  ) {
    this.#room = room
    this.#ground = ground
    this.#reader = reader
    this.#dice = new Dice(seed, 'kills')
    this.#hands = new Hands({
      ...people,
      tray: reader.tray,
      titles: room.contests.map(({ title }) => title),
      dice: new Dice(seed, 'hands'),
      press: (press, on) => this.#kiosk?.press(press, on),
      broken: (what) => this.#breaks(what),
      onQuiet: () => this.#checkQuiet(),
    })
  }

  async play(deaths: number): Promise<LifeReport> {
    for (let i = 0; i < deaths && this.#broken.length === 0 && this.#closings < 2; i++) {
      // The last deaths come while the officer closes.
      if (deaths - i <= EVENING_DEATHS || this.#hands.finished.length >= VOTERS_MAX) this.#hands.evening = true
      await this.#runUntilDead(drawKill(this.#dice))
    }
    if (this.#broken.length === 0) await this.#runUntilClosed()
    const { finished, endedByStaff } = this.#hands
    if (this.#broken.length === 0) {
      this.#broken.push(...(await checkSealedMedia(this.#room, this.#ground.media, this.#hands)))
    }
    return { kills: this.#kills, voters: finished.length, endedByStaff, killedAt: this.#killedAt, broken: this.#broken }
  }

  async end(): Promise<void> {
    await this.#dies(this.#kiosk)
    await this.#reader.stop()
  }

  async #runUntilDead(plan: KillPlan): Promise<void> {
    const { kiosk, closed } = this.#powerOn(plan)
    const end = kiosk.end.then(() => 'ended' as const)
    const moment = Promise.race([this.#momentOf(plan), kiosk.freezing])
    const came = await this.#patiently(kiosk, Promise.race([end, moment, closed.then(() => 'closed' as const)]))
    if (came === 'closed') this.#closings++
    this.#hands.atDeath()
    // A broken promise ends the day as it is; that death is nobody's kill.
    if (came === 'broken') return
    if (came !== 'ended') await this.#ground.strike(kiosk)
    // Only when all that it had shown was seen, its last page is known.
    const over = await this.#patiently(kiosk, kiosk.end)
    if (over === 'broken') return
    const { killed, code, complaint } = over
    if (!killed) return this.#breaks(`the kiosk ended by itself with ${code}: ${complaint}`)
    this.#kills++
    const page = this.#hands.pageName
    this.#killedAt[page] = (this.#killedAt[page] ?? 0) + 1
    await this.#ground.restore()
  }

  async #runUntilClosed(): Promise<void> {
    this.#hands.evening = true
    const { kiosk, closed } = this.#powerOn(null)
    if ((await this.#patiently(kiosk, Promise.race([closed, kiosk.end]))) === 'broken') return
    const over = await this.#patiently(kiosk, kiosk.switchOff())
    if (over === 'broken') return
    const { code, complaint } = over
    if (code !== 0 || complaint !== '') this.#breaks(`the kiosk ended with ${code}: ${complaint}`)
  }

  #powerOn(plan: KillPlan | null): { readonly kiosk: KioskProcess; readonly closed: Promise<void> } {
    this.#pages = 0
    const closed = this.#hands.atPowerOn()
    const last = plan?.type === 'call' ? plan : null
    const kiosk = new KioskProcess(this.#ground.directory, this.#configuration(), last, (seen) => {
      this.#pages++
      this.#reached(this.#pages)
      this.#hands.see(seen)
    })
    this.#kiosk = kiosk
    return { kiosk, closed }
  }

  /** The plan's page was seen and its milliseconds are over; never, when the process counts its own operations. */
  #momentOf(plan: KillPlan): Promise<'moment'> {
    return new Promise((resolve) => {
      this.#reached = (pages) => {
        if (plan.type === 'moment' && pages === plan.pages) setTimeout(() => resolve('moment'), plan.delayMs)
      }
    })
  }

  /** Until this comes, a promise breaks, or nobody can wait any longer. */
  async #patiently<T>(kiosk: KioskProcess, what: Promise<T>): Promise<T | 'broken'> {
    const stuck = () => this.#breaks(`P6: stuck before the page ${this.#hands.pageName}, ${kiosk.openEnds()}`)
    const timer = setTimeout(stuck, PATIENCE_MS)
    const came = await Promise.race([what, this.#firstBreak.then(() => 'broken' as const)])
    clearTimeout(timer)
    if (came === 'broken') {
      await this.#dies(kiosk)
    }
    return came
  }

  async #dies(kiosk: KioskProcess | null): Promise<void> {
    await kiosk?.kill()
  }

  #checkQuiet(): void {
    for (const what of checkQuietMedia(this.#room, this.#ground.media)) this.#breaks(what)
  }

  #breaks(what: string): void {
    this.#tellBreak()
    this.#broken.push(what)
  }

  #configuration(): AppConfig {
    const { media, machine } = this.#ground
    return {
      package: join(this.#room.directory, 'package'),
      machine,
      shell: 'none',
      reader: cardReaderOn(this.#reader.path),
      ...media,
      clock: NOW,
      clockRate: 0,
    }
  }
}
