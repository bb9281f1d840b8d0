/** The presiding officer, with witnesses and the first voter: unlocks the issuer, and what machines show in the evening. */
import type { RunningIssuer } from '#issuer/app.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { until } from '#simulation/doors/door.ts'
import { issuerPage } from './at-the-issuer.ts'
import type { CardTray } from './card-case.ts'
import type { KnownInTheEvening } from './issuer-day.ts'
import { isOfThePlacing, placings } from './place-again.ts'

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

/** A machine shows this at the closing, and again on a later morning. */
export interface ShownRecords {
  readonly machine: string
  /** By contest id. */
  readonly records: ReadonlyMap<string, number>
  /** 封印の照合番号 of its final seal; null: closed for the day only. */
  readonly seal: string | null
}

/** The figures on the screens of these machines, for the issuer's evening. */
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
