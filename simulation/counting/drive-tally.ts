/** Plays the people at the counting centre: sends screen events and waits for what the screen then shows. */
import { nextLanguage } from '#election/language.ts'
import type { Randomness } from '#election/randomness.ts'
import type { LocalMinute } from '#election/time.ts'
import type { Printer } from '#hardware/printer/port.ts'
import type { AppConfig } from '#shell/config.ts'
import { until } from '#simulation/doors/door.ts'
import { type RunningTally, startTally } from '#tally/app.ts'
import { TallyServices } from '#tally/services/perform.ts'
import type { TallyScreenEvent } from '#tally/session/screen-event.ts'
import { provideShare, unlockMachine } from '#tally/session/sealed-passphrase.ts'
import type { TallyView } from '#tally/session/view.ts'
import { TALLY_PASSPHRASE } from './counting-election.ts'
import { paperSaid } from './paper-said.ts'
import { stationReceived, ZERO_CHECKED } from './receive-stations.ts'

export interface DrivenTally {
  readonly tally: RunningTally
  /** Resolves with the first view that `holds`. */
  until(holds: (view: TallyView) => boolean): Promise<TallyView>
  /** Sends and waits until the tally is idle again, or refuses. */
  act(event: TallyScreenEvent): Promise<TallyView>
  /** A key holder types the passphrase, as soon as there is a key process that takes it. */
  give(index: number, passphrase: string): Promise<TallyView>
  /** The same for the key of this machine. */
  unlock(passphrase: string): Promise<TallyView>
}

export async function driveTally(
  config: AppConfig,
  randomness: Randomness,
  now = '2002-06-23T21:30',
  printer: Printer | null = null,
): Promise<DrivenTally> {
  const clock = { kind: 'fixture' as const, now: () => now as LocalMinute, onMinute: () => () => {} }
  const surroundings = { clock, randomness }
  const services = new TallyServices(config, surroundings, 'screen', printer)
  return drive(await startTally(config, surroundings, services), randomness)
}

/** A night of millions is read, merged and opened between two views. */
const PATIENCE_MS = 60 * 60_000

/**
 * @param isObeyed a refusal in words is an error
 * @param heard a tally in another process has taken what was sent
 */
export function drive(
  tally: RunningTally,
  randomness: Randomness,
  isObeyed = false,
  heard: () => Promise<void> = async () => {},
): DrivenTally {
  const seen = <Found>(what: string, pick: (view: TallyView) => Found | undefined) =>
    until(tally, what, pick, ({ phase, busy }) => `${phase}, busy ${busy}`, PATIENCE_MS)
  const act = async (event: TallyScreenEvent) => {
    tally.send({ type: 'acknowledge' })
    tally.send(event)
    await heard()
    const isOver = (view: TallyView) => view.busy === null || view.phase === 'out-of-service'
    const view = await seen(event.type, (now) => (isOver(now) ? now : undefined))
    if (isObeyed && view.message !== null)
      throw new Error(`the tally says ${view.message.code}: ${JSON.stringify(view.message.about)}`)
    return view
  }
  const keyProcess = () => seen('the key process', ({ sealTo }) => sealTo ?? undefined)
  return {
    tally,
    until: (holds) => seen('what it shall show', (view) => (holds(view) ? view : undefined)),
    act,
    give: async (index, passphrase) => {
      const sealTo = await keyProcess()
      // The holder reads the number on the screen, and agrees.
      const records = tally.view().mixed?.records
      return act(provideShare(sealTo, { index, passphrase, records }, randomness))
    },
    unlock: async (passphrase) => act(unlockMachine(await keyProcess(), passphrase, randomness)),
  }
}

/** The tally takes one event after the other: when it speaks the other language, it has taken all before. */
export async function heard(running: RunningTally): Promise<void> {
  const language = nextLanguage(running.view().language)
  const spoken = new Promise<void>((resolve, reject) => {
    const stop = running.subscribe((view) => {
      try {
        if (view.language !== language) return
        resolve()
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
      queueMicrotask(() => stop())
    })
  })
  running.send({ type: 'language-chosen', language })
  await spoken
}

/** CNT-01: the receiving clerk checks each station's list. */
export async function receiveStations(driven: DrivenTally): Promise<void> {
  for (const { id, arrival } of driven.tally.view().stations) {
    if (arrival === null) await driven.act(stationReceived(id))
  }
}

/** X-A5: received by their lists, and each report's number is found on the printed sheet. */
export async function compareReports(driven: DrivenTally): Promise<TallyView> {
  await receiveStations(driven)
  for (const { id, reportFingerprint, comparison } of driven.tally.view().stations) {
    if (reportFingerprint === null || comparison !== null) continue
    await driven.act({ type: 'compare-report', station: id, number: reportFingerprint, same: true })
  }
  return driven.tally.view()
}

/** Mixes; then these holders come one after the other, and the last one's work opens the list. A refusal ends it, and is returned. */
export async function mixAndOpen(
  driven: DrivenTally,
  passphrases: readonly string[],
  holders: readonly number[] = [1, 2],
): Promise<TallyView> {
  let view = await driven.act({ type: 'count' })
  for (const index of view.mixed === null ? [] : holders) {
    view = await driven.give(index, passphrases[index - 1] ?? '')
  }
  return view
}

/** CNT-07: machine and paper become one result. */
export async function joinPaper(driven: DrivenTally): Promise<TallyView> {
  for (const event of paperSaid(driven.tally.view())) await driven.act(event)
  return driven.tally.view()
}

/** From start to the screen that receives. */
export async function startCounting(driven: DrivenTally, passphrase = TALLY_PASSPHRASE): Promise<TallyView> {
  await driven.until((view) => view.phase === 'choose-mode' || view.phase === 'out-of-service')
  await driven.unlock(passphrase)
  await driven.act({ type: 'choose-mode', mode: 'count' })
  return driven.act(ZERO_CHECKED)
}
