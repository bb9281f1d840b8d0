/**
 * The machine's own memory of its pair and its lists. Media and package are compared with it, so that nobody passes with an old image of
 * either.
 */
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import type { PairNumber } from '#election/ids.ts'
import { asCount } from '#election/log/catalogue.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import type { Send } from '#kiosk/session/event.ts'
import type { BallotBox, OwnCount } from './ballot-box/ballot-box.ts'
import type { KioskElection } from './election.ts'
import type { KioskMachine } from './machine.ts'
import { freshState, type MachineState, type UsedList } from './machine-state.ts'

type BadStart = 'machine-disk' | ListRefusal
type ListRefusal = 'list-older' | 'list-differs'

export class PairMemory {
  readonly #machine: KioskMachine
  #state: MachineState | null = null
  #damaged = false
  #isCounted = false
  /** The pair of another machine that is in this one; null: its own. */
  #taken: PairNumber | null = null

  constructor(machine: KioskMachine) {
    this.#machine = machine
  }

  /** It could not be read: nothing of it is overwritten before the officer opens the pair. */
  get damaged(): boolean {
    return this.#damaged
  }

  state(): MachineState {
    assert(this.#state !== null, 'memory: after the package was checked')
    return this.#state
  }

  /** A pair of another machine is in the slots: from now on counts are kept for it. */
  takes(pair: PairNumber): void {
    this.#taken = pair
  }

  /** The memory of the pair in the slots; null: it was never opened here. */
  known(): OwnCount | null {
    const own = this.state()
    if (this.#taken === null) return own.opened ? { seq: own.seq, records: own.records } : null
    return own.taken.find(({ pair }) => pair === this.#taken) ?? null
  }

  /** It has opened this pair, and can still recognise an earlier image of it. */
  knowsPair(): boolean {
    return this.known() !== null && !this.#damaged
  }

  /** Its own pair was opened here, or nobody knows whether it was. */
  async openedBefore({ facts: { electionId } }: KioskElection): Promise<boolean> {
    const remembered = await this.#machine.remembered(electionId)
    return remembered.type === 'damaged' || (remembered.type === 'known' && remembered.state.opened)
  }

  /**
   * Counts this start on the disk, before the first medium is looked at.
   * @param isDay false: it is no day of this list. Nobody votes under it, and its forerunner may still end the day (TC-20)
   */
  async start(election: KioskElection, isDay: boolean): Promise<Result<MachineState, BadStart>> {
    const { electionId } = election.facts
    const remembered = await this.#machine.remembered(electionId)
    this.#damaged = remembered.type === 'damaged'
    // Nobody knows now whether the pair was opened here. Votes may be on it, so it counts as opened: they must come out.
    const unknown = { ...freshState(electionId), opened: this.#damaged }
    const before = remembered.type === 'known' ? remembered.state : unknown
    const list = usedListOf(election)
    const refusal = listRefusal(before.list, list)
    // At the midnight after the eve the package is looked at again; that is no start.
    const once = this.#isCounted ? 0 : 1
    this.#isCounted = true
    this.#state = {
      ...before,
      starts: before.starts + once,
      startsUnlogged: before.startsUnlogged + once,
      list: refusal === null && isDay ? list : before.list,
    }
    if (!this.#damaged && !(await this.#machine.remember(this.#state)).ok) return err('machine-disk')
    return refusal === null ? ok(this.#state) : err(refusal)
  }

  /** @param opened the pair is open. A write at this moment would show when staff were there, so the next minute writes it */
  async countFailedUnlock(opened: boolean, send: Send): Promise<void> {
    const own = this.state()
    const counted = { ...own, failedUnlocksUnlogged: own.failedUnlocksUnlogged + 1 }
    if (!opened && !this.#damaged) await this.keep(counted, send)
    else this.#state = counted
  }

  /** @returns whether the disk has it; if it has, the damaged memory is replaced */
  async open(send: Send): Promise<boolean> {
    const own = this.state()
    const opened = this.#taken === null ? { ...own, opened: true } : withTaken(own, this.#taken, { seq: 0, records: 0 })
    const written = await this.keep(opened, send)
    if (written) this.#damaged = false
    return written
  }

  /** Counts that the log did not take come with the next entry: a counter is set back only when it is on the media. */
  async logCounters(box: BallotBox, at: LocalMinute): Promise<MachineState> {
    const own = this.state()
    const [starts, failedUnlocks] = [asCount(own.startsUnlogged), asCount(own.failedUnlocksUnlogged)]
    const logged = await box.appendLog({ type: 'started', starts, failedUnlocks }, at)
    return logged.ok ? { ...own, startsUnlogged: 0, failedUnlocksUnlogged: 0 } : own
  }

  /**
   * Every minute, whatever has happened. A write at each vote would put the moment of the vote into the file system's journal, and
   * the number of such writes would say who ended without voting (X-A1).
   */
  async remember(send: Send): Promise<void> {
    if (this.#state !== null && !this.#damaged) await this.keep(this.#state, send)
  }

  /** Only whole sessions are counted: in between the number would say that somebody votes contest by contest. */
  countWhenOver(box: BallotBox): void {
    if (box.situation().journal?.type === 'idle') this.#state = this.#countedOf(this.state(), box)
  }

  /** @returns whether the disk has it */
  keepCount(box: BallotBox, send: Send, own = this.state()): Promise<boolean> {
    return this.keep(this.#countedOf(own, box), send)
  }

  #countedOf(own: MachineState, box: BallotBox): MachineState {
    const now = box.ownCount()
    return this.#taken === null ? { ...own, ...grown(own, now) } : withTaken(own, this.#taken, now)
  }

  /** @returns whether the disk has it */
  async keep(state: MachineState, send: Send): Promise<boolean> {
    this.#state = state
    const written = await this.#machine.remember(state)
    if (!written.ok) send({ type: 'machine-disk-failed' })
    return written.ok
  }
}

/** The machine's memory of a pair only grows. It must not take over a refused old image: at the next start the same image would pass. */
function grown(before: OwnCount, now: OwnCount): OwnCount {
  return { seq: Math.max(before.seq, now.seq), records: Math.max(before.records, now.records) }
}

/** In order of their numbers: the order in which machines died is nobody's business. */
function withTaken(own: MachineState, pair: PairNumber, now: OwnCount): MachineState {
  const before = own.taken.find((each) => each.pair === pair) ?? { seq: 0, records: 0 }
  const others = own.taken.filter((each) => each.pair !== pair)
  return { ...own, taken: [...others, { pair, ...grown(before, now) }].sort((a, b) => a.pair - b.pair) }
}

function usedListOf({ loaded }: KioskElection): UsedList {
  return { version: loaded.list.version, hash: toHex(loaded.listHash) }
}

/** X-B6: the newest list's files taken away would make a machine vote under numbers that no longer hold. */
function listRefusal(used: UsedList | null, now: UsedList): ListRefusal | null {
  if (used === null || now.version > used.version) return null
  if (now.version < used.version) return 'list-older'
  return now.hash === used.hash ? null : 'list-differs'
}
