/** The presiding officer, with witnesses and the first voter: opens issuer and kiosks in the morning, closes them at night. */
import { assert } from '#election/assert.ts'
import type { RunningIssuer } from '#issuer/app.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import type { Press } from '#kiosk/session/screen-event.ts'
import type { ContestRecords, KioskPage, KioskView } from '#kiosk/session/view.ts'
import { until } from '#simulation/doors/door.ts'
import { isOfThePlacing, placings } from '#simulation/election-day/place-again.ts'
import { issuerPage } from './at-the-issuer.ts'
import type { CardTray } from './card-case.ts'
import type { KnownInTheEvening } from './issuer-day.ts'
import { pageName, type RunningKiosk } from './voter.ts'

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

/** What the screens of these machines showed, for the issuer's evening. */
export function knownOf(shown: readonly ShownRecords[], cardsInCase: number): KnownInTheEvening {
  const of = (machine: string) => shown.find((each) => each.machine === machine)
  return {
    records: (machine, contest) => {
      const records = of(machine)?.records
      return records && (records.get(contest) ?? 0)
    },
    seal: (machine) => of(machine)?.seal ?? undefined,
    cardsInCase,
  }
}
