/** How people get through a stretch of the issuer's day, at whatever door of it. */
import { assert } from '#election/assert.ts'
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import type { RunningApp } from '#shell/running-app.ts'
import { type Door, doorOf } from '#simulation/doors/door.ts'
import type { CardTray } from './card-case.ts'
import { type DayScreen, type Next, nextOf, type Stretch } from './issuer-day.ts'

type IssuerDoor = Door<IssuerView, IssuerScreenEvent>

export function issuerDoor(issuer: RunningApp<IssuerView, IssuerScreenEvent>): IssuerDoor {
  return doorOf(issuer, issuerPage)
}

export function issuerPage(view: IssuerView): string {
  return view.screen === 'day' ? `day, ${view.stage}, desk ${view.desk.type}` : view.screen
}

export function dayScreen(view: IssuerView): DayScreen {
  if (view.screen === 'out-of-service') throw new Error(`the issuer is out of service: ${view.notice.code}`)
  assert(view.screen === 'day', 'the issuer is open')
  return view
}

/** The presiding officer's card and PIN. */
export interface Officer {
  readonly tray: CardTray
  readonly pin: string
}

/** All that can be done without waiting. @returns what the stretch ended with; acts that are wanted once more are no progress */
export function playsAtOnce(
  door: { readonly view: IssuerView | null; send(event: IssuerScreenEvent): unknown },
  stretch: Stretch,
): Exclude<Next, readonly unknown[]> | 'refused' {
  let sent = ''
  for (;;) {
    if (door.view?.screen !== 'day') return 'waits'
    const next = nextOf(stretch, door.view)
    if (typeof next === 'string') return next
    const acts = JSON.stringify(next)
    if (acts === sent) return 'refused'
    sent = acts
    for (const act of next) door.send(act)
  }
}

/** To its end, also where the machine is a process of its own and answers later. @throws Error when the screen refuses what comes next */
export async function plays(door: IssuerDoor, stretch: Stretch, officer?: Officer): Promise<void> {
  for (;;) {
    await readsTheBand(door)
    const next = nextOf(stretch, dayScreen(door.view()))
    if (next === 'done') return
    if (next === 'officer') {
      assert(officer !== undefined, 'the officer is there')
      await signs(door, officer)
    } else {
      if (next !== 'waits') for (const act of next) door.send(act)
      await goesOn(door, stretch, next)
    }
  }
}

/** Earlier words of the red band are acknowledged: the next ones answer the next act. */
async function readsTheBand(door: IssuerDoor): Promise<void> {
  for (;;) {
    const { alarm, alarmsWaiting } = dayScreen(door.view())
    if (alarm === null) return
    door.send({ type: 'alarm-acknowledged' })
    await door.until('the next word of the red band', (view) => {
      const now = dayScreen(view)
      return now.alarm === null || now.alarmsWaiting !== alarmsWaiting || undefined
    })
  }
}

/** Until nothing of this is asked for any more. */
async function goesOn(door: IssuerDoor, stretch: Stretch, asked: Exclude<Next, 'done' | 'officer'>): Promise<void> {
  const sent = new Set(asked === 'waits' ? [] : asked.map((act) => JSON.stringify(act)))
  await door.until(`what comes after ${JSON.stringify(asked)}`, (view) => {
    const day = dayScreen(view)
    const next = nextOf(stretch, day)
    const isTaken = typeof next === 'string' ? next !== asked : next.every((act) => !sent.has(JSON.stringify(act)))
    // An alarm that comes while it works is its answer.
    if (day.alarm !== null && (!isTaken || asked === 'waits')) throw new Error(`refused: ${day.alarm.code}`)
    return isTaken || undefined
  })
}

/** Card, PIN, and the card away. */
async function signs(door: IssuerDoor, { tray, pin }: Officer): Promise<void> {
  if (!tray.occupied()) {
    // The card of the act before was taken a moment ago: until the reader has seen that, its light is about that one.
    await door.until('an empty reader', (view) => dayScreen(view).reader !== 'card' || undefined)
    tray.layOperatorCard()
  }
  await door.until('the operator card', (view) => dayScreen(view).reader === 'card' || undefined)
  door.send({ type: 'pin-entered', pin })
  await door.until('the act of the officer', (view) => {
    const { officer } = dayScreen(view)
    if (officer?.failure) throw new Error(`refused: ${officer.failure.code}`)
    return officer === null || undefined
  })
  tray.takeCard()
}
