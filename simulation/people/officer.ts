/** The presiding officer, with witnesses and the first voter: opens issuer and kiosks in the morning, closes them at night. */
import { assert } from '#election/assert.ts'
import type { StationIndex } from '#election/ids.ts'
import { checkDigits } from '#election/keys/check-digits.ts'
import type { RunningIssuer } from '#issuer/app.ts'
import { CLOSING_TICKS } from '#issuer/session/screen-event.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { WITNESSES_MIN } from '#issuer/session/witnesses.ts'
import type { Press } from '#kiosk/session/screen-event.ts'
import type { ContestRecords, KioskPage, KioskView } from '#kiosk/session/view.ts'
import { isOfThePlacing, placings } from '#simulation/election-day/place-again.ts'
import type { CardTray } from './card-case.ts'
import { dayScreen, issuerPage } from './clerk.ts'
import { leavingActs, lidActs, morningActs, sealingActs } from './day-acts.ts'
import { until } from './until.ts'
import { pageName, type RunningKiosk } from './voter.ts'

const WITNESSES = ['立会 春子', '立会 夏男', '立会 秋江']

/** Operator card and PIN: the station's keys and the roll open. A card that could not be read is placed again. */
export async function unlockIssuer(issuer: RunningIssuer, tray: CardTray, pin: string): Promise<void> {
  const again = placings()
  for (;;) {
    await until(issuer, 'the lock', (view) => refusedStart(view.screen === 'locked' || undefined, view), issuerPage)
    tray.layOperatorCard()
    await until(issuer, 'the operator card', (view) => lockWith(view, 'card') || undefined, issuerPage)
    issuer.send({ type: 'pin-entered', pin })
    const refused = await until(issuer, 'the books', unlockedOrRefused, issuerPage)
    tray.takeCard()
    if (refused === 'unlocked') return
    if (!isOfThePlacing(refused) || !again()) throw new Error(`not unlocked: ${refused}`)
    await until(issuer, 'the card away', (view) => lockWith(view, 'absent') || undefined, issuerPage)
  }
}

function lockWith(view: IssuerView, reader: 'card' | 'absent'): boolean {
  return view.screen === 'locked' && view.reader === reader && !view.working
}

/** The code of the refusal, or that the day is there. */
function unlockedOrRefused(view: IssuerView): string | undefined {
  if (view.screen === 'locked' && view.failure !== null) return view.failure.code
  return refusedStart(view.screen === 'day' || undefined, view) && 'unlocked'
}

function refusedStart(found: true | undefined, view: ReturnType<RunningIssuer['view']>): true | undefined {
  if (view.screen === 'refused' || view.screen === 'out-of-service') {
    throw new Error(`the issuer refuses to start: ${view.notice.code}`)
  }
  return found
}

/** Before the hour: clock, cards, witnesses. What is done already stays as it is. */
export async function prepareIssuer(issuer: RunningIssuer, cards: number): Promise<void> {
  const { record, opening } = dayScreen(issuer.view())
  if (!record.clockConfirmed) issuer.send({ type: 'clock-confirmed' })
  if (record.cardsReceived === null) issuer.send({ type: 'cards-received', count: cards })
  if (opening.some(({ step, done }) => step === 'witnesses' && !done)) {
    const names = record.witnesses.names.length >= WITNESSES_MIN ? record.witnesses.names : WITNESSES
    issuer.send({ type: 'witnesses-named', appointed: names.length, names: [...names], parties: [] })
    names.forEach((_, witness) => {
      issuer.send({ type: 'witness-marked', witness, present: true })
    })
  }
  const isDone = (view: IssuerView, name: 'clock' | 'witnesses' | 'recheck') =>
    dayScreen(view).opening.some(({ step, done }) => step === name && done)
  const isReady = (view: IssuerView) =>
    isDone(view, 'clock') && isDone(view, 'witnesses') && dayScreen(view).record.cardsReceived !== null
  await until(issuer, 'clock, cards and witnesses', (view) => isReady(view) || undefined, issuerPage)
  for (const act of morningActs(dayScreen(issuer.view()).record)) issuer.send(act)
  await until(issuer, 'the re-check', (view) => isDone(view, 'recheck') || undefined, issuerPage)
}

/** After the zero checks: which kiosks stand ready, and the confirmation sheet, signed. */
export async function signSheet(issuer: RunningIssuer, started: ReadonlySet<string>): Promise<void> {
  for (const kiosk of dayScreen(issuer.view()).record.kiosks) {
    if (kiosk.state !== 'waiting') continue
    const state = started.has(kiosk.machine) ? 'started' : 'spare'
    issuer.send({ type: 'kiosk-marked', machine: kiosk.machine, state, note: '' })
  }
  if (dayScreen(issuer.view()).record.sheet !== 'printed') issuer.send({ type: 'confirmation-sheet-requested' })
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
  await until(issuer, 'the signatures', (view) => dayScreen(view).record.sheetSigned !== null || undefined, issuerPage)
  for (const act of lidActs(dayScreen(issuer.view()).record)) issuer.send(act)
}

/** ELG-02a: the lists of the office, where they follow the roll. */
export async function takeInLists(issuer: RunningIssuer): Promise<void> {
  if (!dayScreen(issuer.view()).listAwaited) return
  issuer.send({ type: 'roll-lists-requested' })
  const isTaken = (view: IssuerView) => {
    const { readingLists, listAwaited, alarm } = dayScreen(view)
    if (!readingLists && listAwaited) throw new Error(`the lists are not taken in: ${alarm?.code}`)
    return !readingLists
  }
  await until(issuer, 'the lists of the office', (view) => isTaken(view) || undefined, issuerPage)
}

export async function declareOpening(issuer: RunningIssuer): Promise<void> {
  // The clock may have been moved a moment ago: the declaration counts when the issuer's own clock has struck.
  const isDue = (view: IssuerView) =>
    dayScreen(view).opening.some(({ step, blocked }) => step === 'declaration' && blocked === null)
  await until(issuer, 'the opening time', (view) => isDue(view) || undefined, issuerPage)
  issuer.send({ type: 'opening-declared' })
  await until(issuer, 'the opening', (view) => dayScreen(view).stage === 'voting' || undefined, issuerPage)
}

/**
 * Zero check before witnesses and a voter, then operator card and PIN: votable. Staff pages left open are left.
 * @returns on a later morning of early voting, where there is no zero check, what it shows instead (LAW-12)
 */
export async function openKiosk(
  kiosk: RunningKiosk,
  tray: CardTray,
  pin: string,
): Promise<readonly ContestRecords[] | null> {
  let shown: readonly ContestRecords[] | null = null
  await leadKiosk(kiosk, tray, pin, 'opening a kiosk', (page) => {
    if (page.type === 'recovered') {
      shown = page.reopened?.records ?? null
      return { type: 'next' }
    }
    if (page.type === 'waiting') return 'done'
    if (page.type === 'staff-menu' || page.type === 'staff-status') return { type: 'back' }
    if (page.type !== 'zero-check') return null
    const open = page.witnesses.indexOf('open')
    if (open >= 0) return { type: 'witness', witness: open, mark: 'confirmed' }
    if (!page.clockConfirmed) return { type: 'clock-confirmed' }
    return page.voterConfirmed ? { type: 'officer-confirmed' } : { type: 'voter-confirmed' }
  })
  return shown
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
      // Its power failed since it was opened.
      case 'recovered':
        return { type: 'next' }
      case 'waiting':
        return { type: 'staff' }
      case 'staff-menu':
        return { type: 'menu', item: 'close' }
      case 'staff-witnesses': {
        const open = page.witnesses.indexOf('open')
        return open >= 0 ? { type: 'witness', witness: open, mark: 'confirmed' } : { type: 'officer-confirmed' }
      }
      case 'staff-early':
        return { type: 'close-early' }
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
  if (page.type !== 'operator-card') return null
  if (page.refusal !== null) throw new Error(`the operator card is refused: ${page.refusal}`)
  if (page.step === 'card' && !tray.occupied()) tray.layOperatorCard()
  return page.step === 'pin' ? { type: 'pin', pin } : null
}

/** What a machine shows at the closing, and again on a later morning. */
export interface ShownRecords {
  readonly machine: string
  /** By contest id. */
  readonly records: ReadonlyMap<string, number>
  /** 封印の照合番号 of its final seal; null: closed for the day only. */
  readonly seal: string | null
}

/** At the hour: the declaration, and the list of who is inside. */
export async function declareClosing(issuer: RunningIssuer): Promise<void> {
  if (dayScreen(issuer.view()).stage === 'voting') {
    // The clock may have been moved a moment ago: the declaration counts when the issuer's own clock has struck.
    const struck = ({ head, now }: IssuerView) => head?.use !== 'fixture' || now.slice(11) >= head.closes
    await until(issuer, 'the closing time', (view) => struck(view) || undefined, issuerPage)
    issuer.send({ type: 'closing-declared' })
    await until(issuer, 'the closing', (view) => dayScreen(view).stage === 'closing' || undefined, issuerPage)
  }
}

/** Nobody is inside any more: after this the kiosks are closed. */
export async function tickClosing(issuer: RunningIssuer): Promise<true> {
  const { record } = dayScreen(issuer.view())
  if (!record.inside.fixed) issuer.send({ type: 'inside-list-fixed' })
  // Nobody holds a card any more: what is out lies in the box of the return window.
  const { cardsOut } = dayScreen(issuer.view()).counts
  if (cardsOut > 0) {
    issuer.send({ type: 'cards-brought', count: cardsOut })
    await until(issuer, 'the cards', (view) => dayScreen(view).counts.cardsOut === 0 || undefined, issuerPage)
  }
  for (const tick of CLOSING_TICKS) {
    if (!record.closing.ticks[tick]) issuer.send({ type: 'closing-ticked', tick, done: true, cardsOut: '' })
  }
  if (record.witnesses.transport === '') issuer.send({ type: 'transport-witness-named', witness: 0 })
  if (!record.closing.kiosksMayClose) issuer.send({ type: 'kiosks-closing' })
  return until(issuer, 'the ticks', (view) => dayScreen(view).record.closing.kiosksMayClose || undefined, issuerPage)
}

/** After the kiosks are closed: tickets, cards, and the records that each machine shows. */
export function tellBooks(issuer: RunningIssuer, kiosks: readonly ShownRecords[], cards: number): void {
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
    if (closed.seal !== null) {
      issuer.send({ type: 'seal-told', machine, digits: `${closed.seal} ${checkDigits(closed.seal)}` })
    }
  }
}

export interface Signing {
  readonly tray: CardTray
  readonly pin: string
}

/** Then media sealed, station report signed with card and PIN, and written. */
export async function closeBooks(
  issuer: RunningIssuer,
  { tray, pin }: Signing,
  station: StationIndex,
  kiosks: readonly ShownRecords[],
  cards: number,
): Promise<void> {
  tellBooks(issuer, kiosks, cards)
  for (const act of sealingActs(dayScreen(issuer.view()).record, station)) issuer.send(act)
  issuer.send({ type: 'station-report-requested' })
  await layCardAndPin(issuer, tray, pin)
  await until(
    issuer,
    'the station report',
    (now) => {
      const { officer, report } = dayScreen(now)
      if (officer?.failure) throw new Error(`the station report is not signed: ${officer.failure.code}`)
      if (report.type === 'failed') throw new Error('the station report was not written')
      return report.type === 'written' || undefined
    },
    issuerPage,
  )
  tray.takeCard()
  for (const act of leavingActs(dayScreen(issuer.view()).record)) issuer.send(act)
}

/** For an act that the officer was asked to confirm. The card lies there until it is done. */
export async function layCardAndPin(issuer: RunningIssuer, tray: CardTray, pin: string): Promise<void> {
  tray.layOperatorCard()
  await until(
    issuer,
    'the operator card',
    (view) => (dayScreen(view).officer !== null && dayScreen(view).reader === 'card') || undefined,
    issuerPage,
  )
  issuer.send({ type: 'pin-entered', pin })
}

/** Last of all, with the operator card: the signing key goes. */
export async function endDay(issuer: RunningIssuer, tray: CardTray, pin: string): Promise<void> {
  issuer.send({ type: 'end-of-day-requested' })
  await layCardAndPin(issuer, tray, pin)
  await until(
    issuer,
    'the end of the day',
    (view) => {
      const { officer, signingKey } = dayScreen(view)
      if (signingKey === 'not-erased') throw new Error('the signing key was not erased')
      if (officer?.failure) throw new Error(`the day is not ended: ${officer.failure.code}`)
      return signingKey === 'erased' || undefined
    },
    issuerPage,
  )
  tray.takeCard()
}
