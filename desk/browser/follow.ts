/** One step of the strip, done by hand. */
import { expect, type FrameLocator } from '@playwright/test'
import { issuerScreen } from '../../ui/messages/issuer-screen.ts'
import type { Language } from '../../ui/messages/message.ts'
import { tallyWords } from '../../ui/messages/tally-screen.ts'
import { kioskScreen } from '../../words/kiosk.ts'
import { arrivalWords, paperWords } from '../../words/tally.ts'
import { type Hand, named, type Said } from './hand.ts'

/** Choices that the strip leaves to the person: which candidate, whose names. */
export interface Wishes {
  readonly language: Language
  /** Place on the screen, from 0. */
  readonly candidate: number
  readonly onStep: (said: Said) => Promise<void>
  /** Boxes and papers of a station lie beside their list, and each was held against it. */
  readonly onList?: () => Promise<void>
}

const CARRY: readonly Said['word'][] = [
  'lay-operator-card',
  'take-operator-card',
  'wrong-card-off',
  'card-of-another',
  'returned-card-off',
  'lay-blank-card',
  'hand-over',
  'card-to-kiosk',
  'card-back',
  'return-card',
  'carry-media',
  'carry-report',
  'bring-report-back',
]

/** @returns the strip before which the person stops, or the last one */
export async function follow(hand: Hand, wishes: Wishes, until: (said: Said) => boolean): Promise<Said> {
  let said = await hand.next(null)
  while (!until(said)) {
    await hand.look()
    await wishes.onStep(said)
    await act(hand, wishes, said)
    said = await hand.next(said)
  }
  return said
}

async function act(hand: Hand, wishes: Wishes, said: Said): Promise<void> {
  const { page } = hand
  if (CARRY.includes(said.word)) return hand.carryMarked()
  const app = hand.app(said.app)
  switch (said.word) {
    case 'type-pin':
      for (const digit of /\d{6,}/.exec(said.text)?.[0] ?? '') await hand.press(app.locator('.number-pad'), digit)
      return hand.press(app, named(said).at(-1) ?? '')
    case 'clock-to-opening':
    case 'clock-to-closing':
      return page.locator('.desk-jumps .pointed').click()
    case 'choose':
      return hand.choose(app, wishes.candidate)
    case 'cast':
      return hand.votes(app, named(said).at(-1) ?? '')
    case 'lay-share':
      return hand.press(page.locator('li.pointed[data-share]'), named(said).at(-1) ?? '')
    case 'agree-and-type':
      return pastePassphrase(hand, said)
    case 'mix':
      await hand.press(app, named(said)[0] ?? '')
      return hand.press(app, named(said).at(-1) ?? '')
    case 'zero-witnesses':
    case 'close-witnesses':
      return app
        .locator('.witnesses li')
        .filter({ has: hand.page.locator('[aria-pressed="true"]') })
        .count()
        .then((done) => app.locator('.witnesses li').nth(done).locator('button').first().click())
    case 'say-no-paper':
      return sayNoPaper(app, wishes.language)
    case 'tell-absentees':
      for (const name of named(said)) await hand.press(app, name)
      return
    case 'receive-station':
      return receiveByList(hand, wishes, said)
    case 'confirm-zero':
      await app.locator('.zero-witnesses textarea').fill('立会 春子')
      return hand.press(app, named(said).at(-1) ?? '')
    case 'open-tally-key':
      await app.locator('.machine-key input').fill(named(said).at(-2) ?? '')
      return hand.press(app, named(said).at(-1) ?? '')
    default:
      return issuerPage(hand, wishes, said)
  }
}

/** A page of the issuer by its name, then what stands on it. Elsewhere: the button that is named. */
async function issuerPage(hand: Hand, { language }: Wishes, said: Said): Promise<void> {
  const app = hand.app(said.app)
  const names = named(said)
  const number = / (\d+) /.exec(said.text)?.[1] ?? ''
  const tab = names[0] ?? ''
  if (said.app.includes('-I') && names.length > 0 && isTab(tab, language)) await hand.press(app, tab)
  switch (said.word) {
    case 'enter-cards':
      return hand.fill(said.app, issuerScreen.cardsReceived[language], number)
    case 'name-witnesses':
      await app.locator('textarea').first().fill('青山 一\n赤川 二\n白石 三')
      return hand.press(app, names.at(-1) ?? '')
    case 'mark-witnesses':
    case 'tick-closing':
    case 'tick-fronts':
    case 'ring-bell':
    case 'tick-recheck':
    case 'tick-leaving':
      return tickAll(hand, said)
    case 'print-polling-record':
    case 'print-transport-list': {
      const name = hand.page.locator(`strong:text-is("${names[1]}")`)
      return hand.press(app.locator('.paper-offer').filter({ has: name }), names.at(-1) ?? '')
    }
    case 'tick-sealing':
      await typeLabels(hand, said)
      return tickAll(hand, said)
    case 'tick-media':
    case 'lock-inner-lid':
    case 'lock-ballot-box':
      await tickAll(hand, said)
      return hand.press(app, names.at(-1) ?? '')
    case 'seal-envelope': {
      const envelope = app.locator('.envelope:not(.envelope-sealed)').first()
      await expect(envelope).toBeVisible()
      // Nobody is chosen beforehand: the first of each list.
      for (const list of await envelope.locator('select').all()) await list.selectOption({ index: 1 })
      return hand.press(envelope, names.at(-1) ?? '')
    }
    case 'name-transport':
      return app.locator('.step-page .desk-buttons button').first().click()
    case 'mark-kiosks':
      // One, and then what the strip says: on a busy machine it may name the second alone when both are marked already.
      return hand.press(
        app.locator('tr').filter({ hasText: /\d+-K\d+/.exec(said.text)?.[0] ?? '' }),
        names.at(-1) ?? '',
      )
    case 'seek-voter':
    case 'seek-inside':
    case 'seek-next-or-clock':
    case 'seek-next-or-close':
      await app.locator('.search input').fill(/\d+-\d{4}/.exec(said.text)?.[0] ?? '')
      return hand.press(app, issuerScreen.search[language])
    case 'issue':
      return hand.press(app, names[0] ?? '')
    case 'enter-records':
      return enterRecords(hand, said)
    case 'bring-cards':
    case 'enter-tickets':
    case 'enter-case':
      return hand.fill(said.app, names.at(-2) ?? '', number)
    case 'note-media':
      // Where a report is corrected another step may be shown.
      await app.locator('[data-to-step="sealing"]').click()
      return noteMedia(hand, said)
    default:
      await stepThatIsDue(hand, app, names.at(-1) ?? '', language)
      return hand.press(app, names.at(-1) ?? kioskScreen.next[language])
  }
}

/** A step that somebody has looked up stays; the one that is due stands in the list beside it. */
async function stepThatIsDue(hand: Hand, app: FrameLocator, name: string, language: Language): Promise<void> {
  const due = app.locator('.step-name').filter({ hasText: issuerScreen.stepNow[language] })
  if (!(await hand.offers(app, name)) && (await due.count()) > 0) await due.click()
}

function isTab(name: string, language: Language): boolean {
  const { tab_prepare, tab_open, tab_vote, tab_watch, tab_close, tab_papers } = issuerScreen
  return [tab_prepare, tab_open, tab_vote, tab_watch, tab_close, tab_papers].some((tab) => tab[language] === name)
}

async function tickAll(hand: Hand, said: Said): Promise<void> {
  const scope = hand
    .app(said.app)
    .locator('.step-page .tick:not(.tick-done):not(.medium-line .tick):not(.substitute .tick)')
  await expect(scope.first()).toBeVisible()
  for (let left = await scope.count(); left > 0; left--) {
    await scope.first().click()
    if (left > 1) await expect(scope).toHaveCount(left - 1)
  }
}

/** 「… 1-K1 …：市長選挙 2、市議会議員選挙 1」 into the row of that machine. */
async function enterRecords(hand: Hand, said: Said): Promise<void> {
  const machine = /\d+-K\d+/.exec(said.text)?.[0] ?? ''
  const [records = '', seal = ''] = (said.text.split(/[：:]/).at(-1) ?? '').split(/。番号 |; number /)
  for (const [, title, count] of records.matchAll(/([^、]+) (\d+)(?:、|$)/g))
    await hand.fill(said.app, `${machine} ${title?.trim()}`, count ?? '')
  const field = hand.app(said.app).locator('tr').filter({ hasText: machine }).locator('.entry-digits')
  await field.fill(seal)
  await field.press('Enter')
}

/** Each container has a label of its own, and two people read it. */
async function typeLabels(hand: Hand, said: Said): Promise<void> {
  const lines = hand.app(said.app).locator('.container-line')
  await expect(lines.first()).toBeVisible()
  for (const [place, line] of (await lines.all()).entries())
    for (const field of await line.locator('.entry-text').all()) await field.fill(`A-000${place + 1}`)
}

/** 「… 1-K1 S1-P1-O、1-K1 S1-P1-D」 from the top. */
async function noteMedia(hand: Hand, said: Said): Promise<void> {
  const lines = hand
    .app(said.app)
    .locator('.medium-line')
    .filter({ has: hand.page.locator('.tick:not(.tick-done)') })
  for (const [, serial = ''] of said.text.matchAll(/\d+-K\d+ (\S+?)(?=、|$)/g)) {
    const line = lines.first()
    const left = await lines.count()
    await line.locator('input').first().fill(serial)
    await line.locator('.tick').click()
    await expect(lines).toHaveCount(left - 1)
  }
}

/** The first contest whose paper is asked for. */
async function sayNoPaper(tally: FrameLocator, language: Language): Promise<void> {
  const contest = tally.locator('.contest[data-state="machine-untold"]').first()
  const id = await contest.getAttribute('data-contest')
  await contest.getByRole('button', { name: paperWords.none[language] }).click()
  const dialog = tally.locator('dialog')
  await dialog.locator('input').fill('選挙長 見本')
  await dialog.locator('textarea').fill('立会人 見本')
  await dialog.getByRole('button', { name: tallyWords.record[language] }).click()
  await expect(tally.locator(`[data-contest="${id}"]`)).toHaveAttribute('data-state', 'joined')
}

/** CNT-01: seal and lock of each box, then the items of the list. */
async function receiveByList(hand: Hand, { language, onList }: Wishes, said: Said): Promise<void> {
  const app = hand.app(said.app)
  const receive = named(said).at(-1) ?? ''
  await hand.press(app, receive)
  const dialog = app.locator('dialog')
  await hand.press(dialog, arrivalWords.boxesWhole[language])
  await dialog.getByLabel(arrivalWords.label[language]).fill('A-0001')
  await hand.press(dialog, arrivalWords.restAsListed[language])
  await dialog.locator('label.field > input').fill('開票 係')
  await onList?.()
  await hand.press(dialog, receive)
}

async function pastePassphrase(hand: Hand, said: Said): Promise<void> {
  const names = named(said)
  const [copy = '', pageName = ''] = names
  const share = hand.page.locator('li.pointed[data-share]')
  const index = (await share.getAttribute('data-share')) ?? ''
  await hand.press(share, copy)
  const tally = hand.app(said.app)
  await hand.press(tally, pageName)
  const seat = tally.locator(`[data-seat="${index}"]`)
  await seat.locator('input').first().fill(`保管 ${index}郎`)
  await seat.locator('input[type=password]').click()
  await seat.locator('input[type=password]').press('Control+V')
  await seat.locator('.agree-box').check()
  await hand.press(seat, names.at(-1) ?? '')
}
