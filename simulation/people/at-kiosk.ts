/** People at a running kiosk: they do what is asked as soon as it is asked, each thing once for each page. */
import { assert, unreachable } from '#election/assert.ts'
import type { PlannedChoice } from '#election/definition/import/votes.ts'
import type { Key } from '#hardware/keypad/port.ts'
import type { KioskScreenEvent } from '#kiosk/session/screen-event.ts'
import type { ContestRecords, KioskPage, KioskView } from '#kiosk/session/view.ts'
import type { RunningApp } from '#shell/running-app.ts'
import { until } from '#simulation/doors/door.ts'
import type { CardTray } from './card-case.ts'
import { type AtKiosk, nextOfOfficer } from './officer-at-kiosk.ts'
import { nextKeys, nextPress, type Places, type Wish } from './voter.ts'

export type RunningKiosk = RunningApp<KioskView, KioskScreenEvent>

/** The contests of the card in the order of the screens: by title, as a voter knows them. */
export type Intentions = ReadonlyMap<string, PlannedChoice>

/** How a voter with an audio card reaches the machine: keys, and the places of a choice in the drawn order. */
export interface KeypadHands {
  readonly press: (key: Key) => void
  /** Until nothing more is said. */
  readonly hearsOut: () => Promise<void>
  readonly placesOf: (choice: PlannedChoice) => Places
}

/** Acts until the screen asks to take the card. With `hands` the voter presses keys and touches nothing. */
export async function voteAtKiosk(
  kiosk: RunningKiosk,
  intentions: Intentions,
  hands: KeypadHands | null,
): Promise<void> {
  let answered = ''
  await until(
    kiosk,
    'a vote',
    ({ page, serial }) => {
      if (page.type === 'take-card' || page.type === 'session-over') return true
      if (page.type === 'refused') throw new Error(`the kiosk refuses the card: ${page.refusal}`)
      if (page.type === 'out-of-service') throw new Error(`the kiosk is out of service: ${page.fault}`)
      const press = nextPress(page, (title) => wishOf(choiceFor(intentions, title)))
      // One press for each thing that a page asks; other changes of the page are no reason to press again.
      const asked = `${page.type === 'audio' ? 'keys' : JSON.stringify(press)} on ${serial}`
      if ((press === null && page.type !== 'audio') || asked === answered) return undefined
      answered = asked
      if (page.type === 'audio') {
        assert(hands !== null, 'an audio card was given to a voter at the keypad')
        void pressKeys(kiosk, page, intentions, hands)
      }
      if (page.type === 'choose' && press?.type === 'select') isShown(page, choiceFor(intentions, page.contest.title))
      if (press !== null) kiosk.send({ on: serial, press })
      return undefined
    },
    pageName,
  )
}

function isShown({ candidates }: Extract<KioskPage, { type: 'choose' }>, choice: OfferedChoice): void {
  const isThere = (id: number, number: number | null) =>
    candidates.some((shown) => shown.id === id && (number === null || shown.number === number))
  assert(
    (choice.type === 'candidate' && isThere(choice.candidate, choice.number)) ||
      (choice.type === 'marked' && choice.judges.every((id) => isThere(id, null))),
    'the intended candidate is on the screen under the intended number, or all judges that are to have a mark',
  )
}

/** As fast as it goes: the day is played in real time. */
const FASTEST: readonly Key[] = ['faster', 'faster', 'faster', 'faster']

async function pressKeys(
  kiosk: RunningKiosk,
  page: Extract<KioskPage, { type: 'audio' }>,
  intentions: Intentions,
  hands: KeypadHands,
): Promise<void> {
  if (page.contest === null) return
  const keys = nextKeys(page.phase, hands.placesOf(choiceFor(intentions, page.contest.title)))
  // A busy machine may fall silent between two sentences: ○ then tells what it would do, and is pressed again when that was heard.
  const { serial } = kiosk.view()
  do {
    if (page.phase === 'confirm') await hands.hearsOut()
    if (kiosk.view().serial !== serial) return
    for (const key of page.phase === 'hear' ? [...FASTEST, ...keys] : keys) hands.press(key)
    // A key that came before the voice was back did nothing: when it is silent, who still stands there presses again.
    if (page.phase === 'how-to') await hands.hearsOut()
  } while (page.phase === 'confirm' || page.phase === 'how-to')
}

export function pageName({ page }: KioskView): string {
  if (page.type !== 'starting') return page.type
  const open = page.lines.filter(({ state }) => state !== 'good')
  return `starting (${open.map(({ line, state }) => `${line} ${JSON.stringify(state)}`).join(', ')})`
}

type OfferedChoice = Exclude<PlannedChoice, { type: 'declined' }>

function choiceFor(intentions: Intentions, title: string): OfferedChoice {
  const choice = intentions.get(title)
  assert(choice !== undefined && choice.type !== 'declined', 'the card offers only what the voter came for')
  return choice
}

function wishOf(choice: OfferedChoice): Wish {
  switch (choice.type) {
    case 'candidate':
      return choice.candidate
    case 'marked':
      return choice.judges
    case 'ended':
      return 'leave-contest'
    default:
      return unreachable(choice)
  }
}

/** From zero check to votable. @returns on a later morning of early voting, which has no zero check, what it shows instead (LAW-12) */
export async function openKiosk(
  kiosk: RunningKiosk,
  tray: CardTray,
  pin: string,
): Promise<readonly ContestRecords[] | null> {
  let shown: readonly ContestRecords[] | null = null
  await leadKiosk(kiosk, { tray: officersTray(tray), pin, errand: 'open' }, (page) => {
    if (page.type === 'recovered') shown = page.reopened?.records ?? null
    return inService(page).type === 'waiting'
  })
  // The officer takes the card along to the next machine.
  if (tray.occupied()) tray.takeCard()
  return shown
}

/** Staff button, operator card and PIN, all witnesses: un-votable, sealed. Returns the records told by the closing screen. */
export async function closeKiosk(
  kiosk: RunningKiosk,
  tray: CardTray,
  pin: string,
): Promise<Extract<KioskPage, { type: 'closed' }>> {
  const officer = { tray: officersTray(tray), pin, errand: 'close' } as const
  const page = await leadKiosk(kiosk, officer, (shown) => inService(shown).type === 'closed')
  if (tray.occupied()) tray.takeCard()
  assert(page.type === 'closed', 'the kiosk is closed')
  assert(!page.unpermitted, 'CLS-03: closed with the permission that the issuer wrote on the card')
  return page
}

function inService(page: KioskPage): KioskPage {
  if (page.type === 'out-of-service') throw new Error(`the kiosk is out of service: ${page.fault}`)
  return page
}

/** Hands at the reader of a machine. */
export interface OfficersTray {
  lies(): AtKiosk['tray']
  lay(): void
  take(): void
}

function officersTray(tray: CardTray): OfficersTray {
  return {
    lies: () => (tray.occupied() ? 'operator-card' : 'nothing'),
    lay: () => tray.layOperatorCard(),
    take: () => void tray.takeCard(),
  }
}

/** The officer does what each page asks for. @returns the page on which the errand is over */
export async function leadKiosk(
  kiosk: RunningKiosk,
  { tray, ...officer }: Omit<AtKiosk, 'tray'> & { readonly tray: OfficersTray },
  isOver: (page: KioskPage) => boolean,
): Promise<KioskPage> {
  let answered = ''
  return until(
    kiosk,
    `a kiosk to ${officer.errand}`,
    ({ page, serial }) => {
      if (isOver(page)) return page
      const acts = nextOfOfficer(page, { ...officer, tray: tray.lies() })
      const asked = `${JSON.stringify(acts)} on ${serial}`
      if (acts.length === 0 || asked === answered) return undefined
      answered = asked
      for (const act of acts) {
        if (act.type === 'lay-card') tray.lay()
        else if (act.type === 'take-card') tray.take()
        else kiosk.send({ on: serial, press: act })
      }
      return undefined
    },
    pageName,
  )
}
