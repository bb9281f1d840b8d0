/** People's mistakes at a station of several days, on purpose: each must be refused, and nothing of the day be lost by it. */
import type { RunningIssuer } from '#issuer/app.ts'
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import { until } from '#simulation/doors/door.ts'
import { pageName, type RunningKiosk } from './at-kiosk.ts'
import { dayScreen } from './at-the-issuer.ts'
import type { CardTray } from './card-case.ts'

/** A card was not brought back, and the clerk ends the day all the same: first what comes last, then the tick that is not true. */
export function closesWithCardsOut(issuer: RunningIssuer): readonly string[] {
  const withCards: readonly IssuerScreenEvent[] =
    dayScreen(issuer.view()).counts.cardsOut === 0
      ? []
      : [{ type: 'closing-ticked', tick: 'all-voted', done: true, cardsOut: '' }]
  issuer.send({ type: 'inside-list-fixed' })
  return [{ type: 'rest-requested' } as const, ...withCards].map((event) => refusalOf(issuer, event))
}

/** The clerk asks for the next day in the evening already. */
export function wantsTheNextDayAtOnce(issuer: RunningIssuer): string {
  return refusalOf(issuer, { type: 'next-day-requested' })
}

/** The officer's card lay on the machine all night. It was right yesterday and opens nothing today: the machine asks for the PIN. */
export async function cardLeftOverNight(kiosk: RunningKiosk, tray: CardTray): Promise<string> {
  const asked = await until(
    kiosk,
    'what it says to a card that lies there',
    ({ page }) => (page.type === 'operator-card' && page.step !== 'card' ? page : undefined),
    pageName,
  )
  tray.takeCard()
  await until(
    kiosk,
    'the card to be taken up',
    ({ page }) => (page.type === 'operator-card' && page.step === 'card') || undefined,
    pageName,
  )
  return `${asked.type}: ${asked.step}`
}

/** An earlier alarm is acknowledged first: the red band keeps the first word until then. */
function refusalOf(issuer: RunningIssuer, event: IssuerScreenEvent): string {
  while (dayScreen(issuer.view()).alarm !== null) issuer.send({ type: 'alarm-acknowledged' })
  issuer.send(event)
  const { officer, alarm } = dayScreen(issuer.view())
  if (officer !== null || alarm === null) throw new Error(`${event.type} was not refused`)
  return alarm.code
}
