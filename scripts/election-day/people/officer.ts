/** The presiding officer, with witnesses and the first voter: opens issuer and kiosks in the morning, closes them at night. */
import { assert } from '#election/assert.ts'
import type { RunningIssuer } from '#issuer/app.ts'
import type { ClosingTick, SealingTick } from '#issuer/session/screen-event.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import type { Press } from '#kiosk/session/screen-event.ts'
import type { KioskPage, KioskView } from '#kiosk/session/view.ts'
import type { CardTray } from '../card-case.ts'
import { until } from '../watch.ts'
import { dayScreen, issuerPage } from './clerk.ts'
import { pageName, type RunningKiosk } from './voter.ts'

const WITNESSES = ['立会 春子', '立会 夏男', '立会 秋江']

/** Operator card and PIN: the station's keys and the roll open. */
export async function unlockIssuer(issuer: RunningIssuer, tray: CardTray, pin: string): Promise<void> {
  await until(issuer, 'the lock', (view) => refusedStart(view.screen === 'locked' || undefined, view), issuerPage)
  tray.layOperatorCard()
  await until(
    issuer,
    'the operator card',
    (view) => (view.screen === 'locked' && view.reader === 'card' && !view.working) || undefined,
    issuerPage,
  ).then(() => issuer.send({ type: 'pin-entered', pin }))
  await until(
    issuer,
    'the books',
    (view) => {
      if (view.screen === 'locked' && view.failure !== null) throw new Error(`not unlocked: ${view.failure.code}`)
      return refusedStart(view.screen === 'day' || undefined, view)
    },
    issuerPage,
  )
  tray.takeCard()
}

function refusedStart(found: true | undefined, view: ReturnType<RunningIssuer['view']>): true | undefined {
  if (view.screen === 'refused' || view.screen === 'out-of-service') {
    throw new Error(`the issuer refuses to start: ${view.notice.code}`)
  }
  return found
}

/** Before the hour: clock, cards, witnesses, kiosks, confirmation sheet; at the hour `declare` opens. */
export async function prepareIssuer(issuer: RunningIssuer, cards: number, started: ReadonlySet<string>): Promise<void> {
  issuer.send({ type: 'clock-confirmed' })
  issuer.send({ type: 'cards-received', count: cards })
  issuer.send({ type: 'witnesses-named', appointed: WITNESSES.length, names: [...WITNESSES] })
  WITNESSES.forEach((_, witness) => {
    issuer.send({ type: 'witness-marked', witness, present: true })
  })
  for (const kiosk of dayScreen(issuer.view()).record.kiosks) {
    const state = started.has(kiosk.machine) ? 'started' : 'spare'
    issuer.send({ type: 'kiosk-marked', machine: kiosk.machine, state, note: '' })
  }
  issuer.send({ type: 'confirmation-sheet-requested' })
  await until(
    issuer,
    'the confirmation sheet',
    (view) => {
      const { sheet } = dayScreen(view).record
      if (sheet === 'failed') throw new Error('the confirmation sheet was not printed')
      return sheet === 'printed' || undefined
    },
    issuerPage,
  )
  issuer.send({ type: 'confirmation-sheet-signed', form: 'printed', reason: '' })
}

export async function declareOpening(issuer: RunningIssuer): Promise<void> {
  issuer.send({ type: 'opening-declared' })
  await until(issuer, 'the opening', (view) => dayScreen(view).stage === 'voting' || undefined, issuerPage)
}

/** Zero check before witnesses and a voter, then operator card and PIN: votable. */
export function openKiosk(kiosk: RunningKiosk, tray: CardTray, pin: string): Promise<void> {
  return leadKiosk(kiosk, tray, pin, 'opening a kiosk', (page) => {
    if (page.type === 'waiting') return 'done'
    if (page.type !== 'zero-check') return null
    const open = page.witnesses.findIndex((witness) => witness.mark === 'open')
    if (open >= 0) return { type: 'witness', witness: open, mark: 'confirmed' }
    return page.voterConfirmed ? { type: 'officer-confirmed' } : { type: 'voter-confirmed' }
  })
}

/** Staff button, operator card and PIN, all witnesses: un-votable, sealed. Returns the records told by the closing screen. */
export async function closeKiosk(
  kiosk: RunningKiosk,
  tray: CardTray,
  pin: string,
): Promise<Extract<KioskPage, { type: 'closed' }>> {
  await leadKiosk(kiosk, tray, pin, 'closing a kiosk', (page) => {
    switch (page.type) {
      case 'closed':
        return 'done'
      case 'waiting':
        return { type: 'staff' }
      case 'staff-menu':
        return { type: 'menu', item: 'close' }
      case 'staff-witnesses': {
        const open = page.witnesses.findIndex((witness) => witness.mark === 'open')
        return open >= 0 ? { type: 'witness', witness: open, mark: 'confirmed' } : { type: 'officer-confirmed' }
      }
      default:
        return null
    }
  })
  const { page } = kiosk.view()
  assert(page.type === 'closed', 'the kiosk is closed')
  return page
}

/** Lays the operator card down, types the PIN and takes the card away whenever the kiosk asks for it. */
async function leadKiosk(
  kiosk: RunningKiosk,
  tray: CardTray,
  pin: string,
  name: string,
  next: (page: KioskPage) => Press | 'done' | null,
): Promise<void> {
  let answered = ''
  await until(
    kiosk,
    name,
    (view) => {
      if (view.page.type === 'out-of-service') throw new Error(`${name}: out of service: ${view.page.fault}`)
      const press = operatorStep(view, tray, pin) ?? next(view.page)
      if (press === 'done') return true
      // Witness after witness is marked on one page: each press once, not once a page.
      const asked = `${JSON.stringify(press)} on ${view.serial}`
      if (press === null || asked === answered) return undefined
      answered = asked
      kiosk.send({ on: view.serial, press })
      return undefined
    },
    pageName,
  )
  // The officer takes the card along to the next machine.
  if (tray.occupied()) tray.takeCard()
}

function operatorStep(view: KioskView, tray: CardTray, pin: string): Press | null {
  const page = view.page
  if (page.type === 'remove-operator-card' && tray.occupied()) tray.takeCard()
  if (page.type === 'recovered') return { type: 'next' }
  if (page.type !== 'operator-card') return null
  if (page.refusal !== null) throw new Error(`the operator card is refused: ${page.refusal}`)
  if (page.step === 'card' && !tray.occupied()) tray.layOperatorCard()
  return page.step === 'pin' ? { type: 'pin', pin } : null
}

export interface KioskClosed {
  readonly machine: string
  /** By contest id. */
  readonly records: ReadonlyMap<string, number>
  readonly mediaSerials: { readonly original: string; readonly duplicate: string }
}

/** After the kiosks are closed: counts, records told, media sealed, station report signed and written. */
export async function closeIssuer(issuer: RunningIssuer, kiosks: readonly KioskClosed[], cards: number): Promise<void> {
  // The clock may have been moved a moment ago: the declaration counts when the issuer's own clock has struck.
  const struck = ({ head, now }: IssuerView) => head?.use !== 'fixture' || now.slice(11) >= head.closes
  await until(issuer, 'the closing time', (view) => struck(view) || undefined, issuerPage)
  issuer.send({ type: 'closing-declared' })
  issuer.send({ type: 'inside-list-fixed' })
  const ticks: ClosingTick[] = ['all-voted', 'removed-voters', 'absentee-decided', 'absentee-boxed']
  for (const tick of ticks) issuer.send({ type: 'closing-ticked', tick, done: true })
  const view = dayScreen(issuer.view())
  issuer.send({ type: 'tickets-counted', count: view.ticketsExpected })
  issuer.send({ type: 'cards-counted', inCase: cards })
  const contests = issuer.view().head?.contests ?? []
  const machines = new Map(view.record.kiosks.map((kiosk) => [kiosk.machine as string, kiosk.machine]))
  for (const closed of kiosks) {
    const machine = machines.get(closed.machine)
    assert(machine !== undefined, 'a kiosk of this station')
    for (const contest of contests) {
      issuer.send({ type: 'records-told', machine, contest: contest.id, count: closed.records.get(contest.id) ?? 0 })
    }
    issuer.send({ type: 'medium-noted', machine, role: 'original', serial: closed.mediaSerials.original, sealed: true })
    issuer.send({
      type: 'medium-noted',
      machine,
      role: 'duplicate',
      serial: closed.mediaSerials.duplicate,
      sealed: true,
    })
  }
  const seals: SealingTick[] = ['originals-sealed', 'duplicates-sealed', 'ballot-box-locked']
  for (const tick of seals) issuer.send({ type: 'sealing-ticked', tick, done: true })
  issuer.send({ type: 'station-report-requested' })
  await until(
    issuer,
    'the station report',
    (now) => {
      const { report } = dayScreen(now)
      if (report.type === 'failed') throw new Error('the station report was not written')
      return report.type === 'written' || undefined
    },
    issuerPage,
  )
}
