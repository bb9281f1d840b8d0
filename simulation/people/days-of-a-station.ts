/** Acts between two days of an early-voting station: the desk's rest, and the morning after (LAW-12, decision 021). */
import type { ContestId } from '#election/ids.ts'
import type { RunningIssuer } from '#issuer/app.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import type { CardTray } from './card-case.ts'
import { dayScreen, issuerPage } from './clerk.ts'
import { leavingActs, lidLockedAct } from './day-acts.ts'
import { layCardAndPin, type ShownRecords } from './officer.ts'
import { until } from './until.ts'

/** The books of the day are told: rest, the list for the other stations, the keys. The media stay in the machines. */
export async function rest(issuer: RunningIssuer, tray: CardTray, pin: string, earlyVoting: boolean): Promise<void> {
  issuer.send({ type: 'rest-requested' })
  await officerActs(issuer, tray, pin, 'the rest', ({ record }) => record.days.rested !== null)
  if (earlyVoting) await listWritten(issuer)
  issuer.send(lidLockedAct(dayScreen(issuer.view()).record))
  for (const act of leavingActs(dayScreen(issuer.view()).record)) issuer.send(act)
}

/** ELG-02a: every evening of early voting, the last one too. */
export async function listWritten(issuer: RunningIssuer): Promise<void> {
  await until(issuer, 'the list of the day', (view) => dayScreen(view).record.days.list ?? undefined, issuerPage)
}

export async function beginNextDay(issuer: RunningIssuer, tray: CardTray, pin: string): Promise<void> {
  issuer.send({ type: 'next-day-requested' })
  await officerActs(issuer, tray, pin, 'the next day', ({ record }) => record.days.rested === null)
}

/** In place of the zero check each machine that was used says what it holds. */
export function tellMorning(issuer: RunningIssuer, kiosks: readonly ShownRecords[]): void {
  const machines = new Map(dayScreen(issuer.view()).record.kiosks.map(({ machine }) => [machine as string, machine]))
  for (const { machine, records } of kiosks) {
    const named = machines.get(machine)
    if (named === undefined) throw new Error(`${machine} is none of this station`)
    for (const [contest, count] of records) {
      issuer.send({ type: 'morning-told', machine: named, contest: contest as ContestId, count })
    }
  }
}

type DayScreen = Extract<IssuerView, { screen: 'day' }>

async function officerActs(
  issuer: RunningIssuer,
  tray: CardTray,
  pin: string,
  name: string,
  isDone: (day: DayScreen) => boolean,
): Promise<void> {
  const { officer, alarm } = dayScreen(issuer.view())
  if (officer === null) throw new Error(`${name} is refused: ${alarm?.code}`)
  await layCardAndPin(issuer, tray, pin)
  await until(
    issuer,
    name,
    (view) => {
      const day = dayScreen(view)
      if (day.officer?.failure) throw new Error(`${name}: ${day.officer.failure.code}`)
      return isDone(day) || undefined
    },
    issuerPage,
  )
  tray.takeCard()
}
