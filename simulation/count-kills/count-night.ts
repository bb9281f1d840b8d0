/**
 * One night at the counting PC, whose processes die again and again: people go on by its screen, with a second PC in every other night. In
 * the end it must have counted what an undisturbed night counts, in a bundle that holds.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { AppConfig } from '#shell/config.ts'
import { TALLY_PASSPHRASE } from '#simulation/counting/counting-election.ts'
import { type DrivenTally, joinPaper } from '#simulation/counting/drive-tally.ts'
import { bundleFound, type MixedNight, receiveAll } from '#simulation/counting/mixed-night.ts'
import { untilGone } from '#simulation/kills/frozen.ts'
import { frozenOf, signal } from '#simulation/kills/struck-process.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import type { TallyRefusalCode } from '#tally/session/codes.ts'
import type { TallyView } from '#tally/session/view.ts'
import type { CountGround } from './count-ground.ts'
import type { Death, Evening, PcName } from './death.ts'
import { DiskCheck } from './disk-check.ts'
import { Died, Pc } from './pc.ts'

/** More than any night needs of one start. */
const ACTS_MAX = 40
/** Two starts after the result: what comes after the second one is always the same. */
const RESULTS = 2
/** A helper of this start was killed: its tally says so, and the same act again goes on. */
const OF_A_DEAD_HELPER: readonly TallyRefusalCode[] = ['mixer-ended', 'holder-ended', 'carry-mixer-ended']

interface NightOptions {
  /** The second mixer is at another PC. */
  readonly isSecond: boolean
  readonly dice: Dice
  /** When the PC that starts now dies; null: it does not. */
  readonly next: (evening: Evening) => Death | null
}

interface Here {
  readonly pc: Pc
  readonly driven: DrivenTally
}

export class CountNight {
  readonly #night: MixedNight
  readonly #ground: CountGround
  readonly #of: NightOptions
  readonly #holders: readonly number[]
  readonly #check: DiskCheck
  readonly #here = new Map<PcName, Here>()
  readonly #deaths: Record<string, number> = {}
  #isQuiet = false
  #died = 0
  #helperDied = false
  /** Helpers that outlive their tally for a moment, until they find its channel closed. */
  readonly #orphans: Record<PcName, number[]> = { first: [], second: [] }
  /** Nothing of a PC without power is left when this is over. */
  #dying: Promise<void> = Promise.resolve()
  #stickIn: PcName = 'first'
  readonly #broken: string[] = []

  constructor(night: MixedNight, ground: CountGround, of: NightOptions) {
    ;[this.#night, this.#ground, this.#of] = [night, ground, of]
    this.#holders = of.dice.pick([
      [1, 2],
      [3, 1],
      [2, 3],
    ] as const)
    this.#check = new DiskCheck(ground.places, join(ground.room, 'mixes'))
  }

  /** @param starts at most so many before the last one, which nobody disturbs */
  async play(starts: number) {
    let results = 0
    try {
      for (let start = 0; start < starts && results < RESULTS && this.#broken.length === 0; start++) {
        if (await this.#evening()) results++
        await this.#allOff()
        // A disk that could not be mounted again would hide why.
        if (this.#broken.length === 0) this.#looks()
      }
      this.#isQuiet = true
      if (this.#broken.length === 0) await this.#lastEvening()
    } finally {
      for (const { pc } of this.#here.values()) await pc.kill([...pc.freeze()])
    }
    return { deaths: this.#deaths, count: this.#died, broken: this.#broken }
  }

  /** @returns whether it came to the result */
  async #evening(): Promise<boolean> {
    try {
      await this.#toTheResult()
      return true
    } catch (error) {
      if (!(error instanceof Died)) this.#broken.push(String(error))
      return false
    }
  }

  async #lastEvening(): Promise<void> {
    try {
      const view = await this.#toTheResult()
      await this.#allOff()
      this.#looks()
      this.#broken.push(...(await this.#differences(view)))
    } catch (error) {
      this.#broken.push(String(error))
    }
  }

  async #toTheResult(): Promise<TallyView> {
    const { driven } = await this.#start('first')
    this.#helperDied = false
    await receiveAll(driven)
    for (let acts = 0; acts < ACTS_MAX; acts++) {
      const view = await driven.until(({ busy }) => busy === null)
      if (view.phase === 'result' && view.result?.final === true) return view
      if (view.machineKey === 'locked') await this.#unlockAgain(driven, view)
      else this.#heed('first', await this.#next(driven, view))
    }
    throw new Error('the people press and press, and nothing goes on')
  }

  /** The process that had the passphrase was killed. */
  async #unlockAgain(driven: DrivenTally, { phase }: TallyView): Promise<void> {
    assert(this.#helperDied, 'count night: a key that stays locked after its passphrase')
    if (phase === 'choose-mode') await receiveAll(driven)
    else await driven.unlock(TALLY_PASSPHRASE)
  }

  #next(driven: DrivenTally, view: TallyView): Promise<TallyView> {
    if (view.phase === 'result') return joinPaper(driven)
    if (view.carried !== null) return this.#carry(driven)
    if (view.mixed === null) return driven.act({ type: this.#of.isSecond ? 'mix-with-second' : 'count' })
    const index = this.#holders.find((each) => view.seats[each - 1]?.state !== 'filled')
    assert(index !== undefined, 'count night: somebody is to come')
    return driven.give(index, this.#night.made.passphrases[index - 1] as string)
  }

  /** Out, mixed at the other PC, and back. */
  async #carry(driven: DrivenTally): Promise<TallyView> {
    const out = await driven.act({ type: 'carry-out' })
    if (out.message?.code === 'carry-stick-has-mix') return driven.act({ type: 'carry-in' })
    if (out.message?.code === 'carry-other-list') {
      // The answer to a list of before the restart, which nobody asks for any more: they take another stick.
      rmSync(join(this.#ground.places.stick, 'ippyo-mix'), { recursive: true })
      return driven.act({ type: 'carry-out' })
    }
    if (out.message !== null) return out
    this.#stickIn = 'second'
    for (let isMixed = false; !isMixed; ) isMixed = await this.#mixCarried()
    this.#stickIn = 'first'
    return driven.act({ type: 'carry-in' })
  }

  async #mixCarried(): Promise<boolean> {
    try {
      const { driven } = this.#here.get('second') ?? (await this.#start('second'))
      await driven.until(({ phase }) => phase === 'choose-mode' || phase === 'second')
      await driven.act({ type: 'choose-mode', mode: 'mix' })
      const view = await driven.act({ type: 'mix-carried' })
      // It died after the last file, before it could say so.
      if (view.message?.code === 'carry-mixed-already') return true
      this.#heed('second', view)
      return view.carriedMixed !== null
    } catch (error) {
      if (!(error instanceof Died) || error.pc !== 'second') throw error
      this.#here.delete('second')
      await this.#dying
      this.#ground.restore()
      this.#looks()
      return false
    }
  }

  async #start(name: PcName): Promise<Here> {
    const evening = name === 'first' && this.#check.isOpened ? 'opened' : name
    const death = this.#isQuiet ? null : this.#of.next(evening)
    const { room } = this.#ground
    let views = 0
    const pc = new Pc(name, room, this.#configOf(name), death, (struck) => this.#strike(struck, death))
    const seen = () => {
      views++
      if (death?.at.type !== 'moment' || views !== death.at.views) return
      setTimeout(() => this.#strike(pc, death), death.at.delayMs)
    }
    // Known before it has a screen: it may die earlier.
    const here: { pc: Pc; driven: DrivenTally | null } = { pc, driven: null }
    this.#here.set(name, here as Here)
    here.driven = await pc.driven(seen)
    return here as Here
  }

  #strike(pc: Pc, death: Death | null): void {
    if (this.#here.get(pc.name)?.pc !== pc || death === null) return
    const standing = pc.standing()
    const helpers = pc.children()
    const helper = standing !== null && helpers.includes(standing) ? standing : helpers.at(-1)
    const isHelpers = death.victim === 'helper' && helper !== undefined && (standing === null || standing === helper)
    const victim = death.victim === 'helper' && !isHelpers ? 'tally' : death.victim
    this.#died++
    const work = standing === null ? 'a moment' : pc.work()
    const what = `${victim} of the ${pc.name} PC: ${work}`
    this.#deaths[what] = (this.#deaths[what] ?? 0) + 1
    if (isHelpers) {
      this.#helperDied = true
      signal(helper, 'SIGKILL')
    } else if (victim === 'tally') {
      this.#orphans[pc.name].push(...helpers)
      void pc.kill()
    } else this.#cutPower(pc)
  }

  #cutPower(pc: Pc): void {
    const frozen = [...pc.freeze(), ...frozenOf(this.#orphans[pc.name].splice(0))]
    const disks = pc.name === 'first' ? (['pc'] as const) : []
    this.#ground.cutPower(this.#stickIn === pc.name ? [...disks, 'stick'] : disks, this.#of.dice.chance(50))
    this.#dying = pc.kill(frozen)
  }

  async #allOff(): Promise<void> {
    for (const [name, { pc }] of this.#here) {
      const complaint = await pc.switchOff()
      if (complaint !== '') this.#broken.push(`the ${name} PC complains: ${complaint}`)
    }
    this.#here.clear()
    await this.#dying
    for (const orphans of Object.values(this.#orphans)) {
      for (const orphan of orphans) signal(orphan, 'SIGKILL')
      for (const orphan of orphans.splice(0)) untilGone(orphan)
    }
    this.#stickIn = 'first'
    this.#ground.restore()
  }

  #looks(): void {
    this.#broken.push(...this.#check.look())
  }

  /** A message that a person may read in such a night passes; any other is a promise that broke. */
  #heed(pc: PcName, { message }: TallyView): void {
    if (message === null) return
    if (this.#helperDied && OF_A_DEAD_HELPER.includes(message.code)) return
    throw new Error(`the ${pc} PC says ${message.code}: ${JSON.stringify(message.about)}`)
  }

  /** From the count of the votes as they were cast. */
  async #differences({ bundle, result }: TallyView): Promise<readonly string[]> {
    const found = await bundleFound(this.#night, join(this.#ground.places.out, 'bundle'))
    const broken = found.findings.flatMap(({ check, result: each }) =>
      each === 'holds' || check === 'V34' ? [] : [`the bundle: ${check} ${each}`],
    )
    if (found.fingerprint !== bundle)
      broken.push(`the screen calls the bundle ${bundle}, the checker ${found.fingerprint}`)
    const counted = JSON.stringify(found.count?.map(({ selections, ended }) => ({ selections, ended })))
    if (counted !== UNDISTURBED) broken.push(`counted ${counted}, cast ${UNDISTURBED}`)
    const told = result?.contests.map(({ records }) => records).join()
    if (told !== '5,5') broken.push(`the screen has ${told} records`)
    return broken
  }

  #configOf(name: PcName): AppConfig {
    const { package: packageDirectory, reports, media } = this.#night.config
    const { places, room } = this.#ground
    const here = { package: packageDirectory, shell: 'none', carry: places.stick, ...NOW } as const
    if (name === 'second')
      return { ...here, machine: join(room, 'second', 'machine'), out: join(room, 'second', 'out') }
    const { machine, shares, out } = places
    return { ...here, machine, shares, out, ...(reports && { reports }), ...(media && { media }) }
  }
}

const NOW = { clock: '2002-06-23T21:30', clockRate: 0 } as const

/** The five voters of `mixedNight`, counted by hand. */
const UNDISTURBED = JSON.stringify([
  {
    selections: [
      { id: 11, records: 2 },
      { id: 12, records: 3 },
    ],
    ended: 0,
  },
  {
    selections: [
      { id: 21, records: 2 },
      { id: 22, records: 1 },
      { id: 23, records: 1 },
    ],
    ended: 1,
  },
])
