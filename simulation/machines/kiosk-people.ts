/** People before a kiosk that is a whole machine: they read its words, press what is written, and lay cards on its reader. */
import type { CardTray } from '#hardware/card-reader/simulator/card-tray.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { kioskScreen as words } from '#words/kiosk.ts'
import type { AtTheGlass } from './at-the-glass.ts'

export interface Officer {
  readonly glass: AtTheGlass
  readonly tray: CardTray
  readonly card: UltralightAesCard
  readonly pin: string
}

/** From the zero check to the page that waits for a voter. */
export async function opensKiosk(officer: Officer): Promise<void> {
  await confirmsZero(officer)
  await officer.glass.sees(words.operatorCardOpen.ja)
  await unlocks(officer)
}

/** Witnesses, the first voter and the clock, then the button that opens. */
export async function confirmsZero({ glass }: Pick<Officer, 'glass'>): Promise<void> {
  const [title] = await glass.sees(words.zeroTitle.ja)
  for (;;) {
    // Each witness that was pressed has another word on the button; the last two ask for the voter and the clock.
    const lines = await glass.reads()
    const open = lines.filter(({ text, x }) => text.trim() === words.confirm.ja && x > (title?.x ?? 0))
    if (open.length === 0) break
    await glass.presses(words.confirm.ja)
    await glass.changes()
  }
  for (const [press, done] of [
    [words.firstVoter, words.firstVoterDone],
    [words.clockRight, words.clockRightDone],
  ] as const) {
    await glass.presses(press.ja)
    await glass.sees(done.ja)
  }
  await glass.presses(words.makeVotable.ja.slice(0, 5))
}

/** After a cut: the same card and PIN, then what the machine found. */
export async function opensAgain(officer: Officer): Promise<void> {
  const { glass } = officer
  await glass.sees(words.operatorCardRecover.ja)
  officer.tray.insert(officer.card)
  await typesPin(officer)
  await glass.sees(words.recoveredTitle.ja)
  await glass.presses(words.next.ja)
  await glass.sees(words.removeOperatorCard.ja)
  officer.tray.remove()
}

/** Things that a page asks for on the way to the closing, in the order in which it is looked for: the first one that is there is answered. */
const ON_THE_WAY: readonly (readonly [asked: { readonly ja: string }, answer: (officer: Officer) => Promise<void>])[] =
  [
    [words.pinTitle, typesPin],
    [words.removeOperatorCard, takesCard],
    [words.recoveredTitle, ({ glass }) => glass.presses(words.next.ja)],
    [words.closeWitnesses, confirmsWitnesses],
    [words.noPermissionQuestion, closesWithoutPermission],
    [words.dateQuestion, ({ glass }) => glass.presses(words.dateRight.ja)],
    [words.closeStation, ({ glass }) => glass.presses(words.closeStation.ja)],
    [words.operatorCardRecover, layCard],
    [words.operatorCardStaff, layCard],
    // The button for staff is in the corner below, on the right.
    [words.insertCard, ({ glass }) => glass.pressesAt(0.948, 0.945)],
  ]

/** From whatever page is there to one with these words; a cut may come between. */
export async function closes(officer: Officer, end: { readonly ja: string }): Promise<void> {
  const pages = [end, ...ON_THE_WAY.map(([asked]) => asked)].map(({ ja }) => ja)
  for (;;) {
    const place = await officer.glass.seesOneOf(...pages)
    if (place === 0) return
    await ON_THE_WAY[place - 1]?.[1](officer)
    await officer.glass.changes()
  }
}

async function takesCard({ tray }: Officer): Promise<void> {
  tray.remove()
}

async function layCard({ tray, card }: Officer): Promise<void> {
  tray.insert(card)
}

async function confirmsWitnesses({ glass }: Officer): Promise<void> {
  while (await glass.shows(words.confirm.ja)) {
    await glass.presses(words.confirm.ja)
    await glass.changes()
  }
  await glass.presses(words.officerCloses.ja)
}

/** Letters that the first line of a button has at least. */
const FIRST_LINE = 10

/** No issuer is on this table: the checks before closing are on paper. The last press seals. */
export async function closesWithoutPermission({ glass }: Officer): Promise<void> {
  for (const answer of [
    words.permission_issuer_unusable,
    words.permission_checks_on_paper,
    words.permission_witness_there,
  ]) {
    // Each is a button of two lines.
    await glass.presses(answer.ja.slice(0, FIRST_LINE))
    await glass.changes()
  }
  await glass.presses(words.noPermissionClose.ja)
}

async function unlocks(officer: Officer): Promise<void> {
  officer.tray.insert(officer.card)
  await typesPin(officer)
  await officer.glass.sees(words.removeOperatorCard.ja)
  officer.tray.remove()
}

async function typesPin({ glass, pin }: Officer): Promise<void> {
  await glass.sees(words.pinTitle.ja)
  // A lone 1 is read badly: the pad has the order of every telephone, and is known by its middle and its last key.
  const [five, nine] = [await glass.one('5'), await glass.one('9')]
  const [across, down] = [nine.x - five.x, nine.y - five.y]
  const keyOf = (digit: string) => {
    const place = digit === '0' ? 10 : Number(digit) - 1
    return { x: five.x + ((place % 3) - 1) * across, y: five.y + (Math.floor(place / 3) - 1) * down }
  }
  for (const digit of pin) {
    await glass.touches(keyOf(digit))
    // Each digit is a dot more: a slow machine draws the one before when the next is pressed already.
    await glass.changes()
  }
  await glass.touches({ x: nine.x, y: nine.y + down })
}

/** One vote for the candidate whose name has these letters, in each contest. The card goes back to the desk. */
export async function votes(
  glass: AtTheGlass,
  tray: CardTray,
  card: UltralightAesCard,
  ...names: string[]
): Promise<void> {
  await casts(glass, tray, card, names, async () => {})
  await glass.sees(words.doneTitle.ja)
  tray.remove()
  await glass.sees(words.insertCard.ja)
}

/** Up to the last press, and the card stays. @param happens after each name is chosen and before it is cast */
export async function casts(
  glass: AtTheGlass,
  tray: CardTray,
  card: UltralightAesCard,
  names: readonly string[],
  happens: (place: number) => Promise<void>,
): Promise<void> {
  await glass.sees(words.insertCard.ja)
  tray.insert(card)
  await glass.sees(words.howToTitle.ja)
  await glass.presses(words.next.ja)
  for (const [place, name] of names.entries()) {
    await glass.sees(words.chooseTitle.ja)
    // Candidates stand in an order of their own, on as many pages as they need.
    while (!(await glass.shows(name))) {
      await glass.presses(words.nextPage.ja)
      await glass.changes()
    }
    await glass.presses(name)
    await glass.changes()
    await glass.presses(words.check.ja)
    await glass.sees(words.confirmTitle.ja)
    await happens(place)
    await glass.presses(words.cast.ja)
    if (place === names.length - 1) continue
    await glass.sees(words.recordedAsChosen.ja)
    await glass.presses(words.next.ja)
  }
}
