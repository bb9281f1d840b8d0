/**
 * A medium that was pulled while nothing was being written (CLS-04). It may come back while nothing is written on the other one: until
 * then entries of the log wait, and nothing is closed before both are there, or before the officer closes without the one that is not.
 */
import type { Role } from '#election/ballot-box/layout.ts'
import type { LogEvent } from '#election/log/catalogue.ts'
import type { LocalMinute } from '#election/time.ts'
import type { Medium } from '#hardware/medium/port.ts'
import type { Lacking } from '#kiosk/session/pair-report.ts'
import type { BallotBox } from './ballot-box/ballot-box.ts'
import type { KioskPorts } from './ports.ts'

interface Entry {
  readonly event: LogEvent
  readonly at: LocalMinute
}

interface Closing {
  /** The medium without which the officer closes. */
  readonly without: Role | null
  readonly final: boolean
}

export class AwayMedia {
  readonly #openMedium: KioskPorts['openMedium']
  readonly #cameBack: Medium[] = []
  #waiting: readonly Entry[] = []

  constructor({ openMedium }: Pick<KioskPorts, 'openMedium'>) {
    this.#openMedium = openMedium
  }

  async log(box: BallotBox, entry: Entry): Promise<void> {
    if (box.situation().journal?.type === 'idle') await box.foundOneGone()
    if (box.away().length > 0) this.#waiting = [...this.#waiting, entry]
    else await box.appendLog(entry.event, entry.at)
  }

  /** @returns why the closing does not begin; null: the log has what waited, and a medium may be given up */
  async beginClosing(box: BallotBox, { without, final }: Closing): Promise<Lacking | null> {
    const { journal } = box.situation()
    // Pressed again: it gets the report of the first time.
    if (journal?.type === 'closed' && (journal.final || !final)) return null
    const lacking = await this.#lacking(box, without)
    if (lacking !== null) return lacking
    if (without !== null && box.away().includes(without)) await box.giveUp(without)
    for (const entry of this.#waiting) await box.appendLog(entry.event, entry.at)
    this.#waiting = []
    return null
  }

  async close(): Promise<void> {
    for (const medium of this.#cameBack) await medium.close()
  }

  async #lacking(box: BallotBox, without: Role | null): Promise<Lacking | null> {
    await box.foundOneGone()
    const away: Lacking[] = []
    for (const medium of box.away()) {
      const why = await this.#whatIsThere(box, medium)
      if (why !== null) away.push({ medium, why })
    }
    const [first, second] = away
    if (first !== undefined && second !== undefined) return { medium: null, why: 'away' }
    const reason = box.situation().outOfService
    const lacking = reason?.type === 'medium-failed' ? ({ medium: reason.medium, why: 'failed' } as const) : first
    return lacking === undefined || lacking.medium === without ? null : lacking
  }

  /** @returns null: what is in the slot is the medium that was pulled, and counts again */
  async #whatIsThere(box: BallotBox, role: Role): Promise<Lacking['why'] | null> {
    const opened = await this.#openMedium(role)
    const fault = opened.ok ? await box.putBack(role, opened.value) : opened.error
    if (opened.ok && fault === null) this.#cameBack.push(opened.value)
    else if (opened.ok) await opened.value.close()
    switch (fault?.type) {
      case undefined:
        return null
      case 'missing':
      case 'pulled':
        return 'away'
      case 'lying':
        return 'other'
      default:
        return 'unreadable'
    }
  }
}
