/**
 * Pictures of the tally's receiving page and its dialogs in real Chromium, to be looked at by people:
 * `node scripts/run.mjs scripts/pictures/tally-pictures.ts OUT [ja|en] [WIDTHxHEIGHT]`
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { TypedField } from '#election/count/typed-report.ts'
import { pairNumber, stationId } from '#election/id-schemas.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import type { TallyLogEvent } from '#election/log/tally-log.ts'
import type { LocalMinute } from '#election/time.ts'
import { settled, showViews, tellTooLarge } from '#simulation/pictures/show-views.ts'
import { tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import type { Text } from '#ui/messages/message.ts'
import { arrivalWords } from '#ui/messages/tally-arrival.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { sheetWords } from '#ui/messages/tally-sheet.ts'
import {
  announcedCorrection,
  announcedTwice,
  atThePrinter,
  correctedAfterALot,
  finalResult,
  machineOnly,
  manyCandidates,
  onlyTheSum,
  paperTyped,
  tied,
  twoAndALot,
} from './tally-result-views.ts'
import { DOUBTS, EMPTY as FIRST, NIGHT, STATIONS, slot, station } from './tally-views.ts'

const [out = 'out/pictures', asked = 'ja', size = '1920x1080'] = process.argv.slice(2)
const language = asked === 'en' ? 'en' : 'ja'
const [width = 1920, height = 1080] = size.split('x').map(Number)

const EMPTY: TallyView = { ...FIRST, language }

const REPORTS_IN: TallyView = {
  ...EMPTY,
  stations: [
    station(0, { comparison: 'same', pairs: { expected: 2, read: 1 } }),
    station(1, { comparison: 'differs' }),
    station(2, { comparison: 'same', setAside: [{ pair: 2 as PairNumber, state: 'spare' }], books: 'explain' }),
    station(3, { setAside: [{ pair: 1 as PairNumber, state: 'failed' }] }),
  ],
  slots: [
    slot(1, { state: 'accepted', sealFingerprint: '1182 7730 4519 0264 8837' }),
    slot(2, { state: 'reading', progress: { readBytes: 31_000_000, totalBytes: 67_000_000 } }),
    slot(3, { state: 'refused', refusal: { type: 'not-closed', station: '3' as StationId, pair: 1 as PairNumber } }),
    slot(4),
  ],
  doubts: DOUBTS,
  missing: [
    { type: 'medium', station: '1' as StationId, pair: 2 as PairNumber },
    { type: 'comparison', station: '4' as StationId },
    ...DOUBTS.map(({ id, code, station, pair }) => ({ type: 'explanation' as const, doubt: id, code, station, pair })),
  ],
}

const WHOLE: TallyView = {
  ...REPORTS_IN,
  slots: REPORTS_IN.slots.map((each) => (each.state === 'refused' ? { ...each, pairNow: 'received' } : each)),
  stations: STATIONS.map((_, place) =>
    station(place, { comparison: 'same', pairs: { expected: 2, read: 2 }, books: 'balanced' }),
  ),
  doubts: DOUBTS.map((doubt) => ({ ...doubt, explained: true })),
  missing: [],
}

const LOST: TallyView = {
  ...WHOLE,
  lost: (['destroyed', 'never-started'] as const).map((cause, i) => ({
    station: stationId.parse('1'),
    pair: pairNumber.parse(i + 1),
    cause,
    known: '送致の途中で車が燃え、正（原本）と副（複写）の両方が焼けました。',
    opinion: '全員が異議のない旨を述べました。',
    witnesses: ['立会 一郎', '立会 花子'],
    chair: '選挙 長',
    declaredAt: '2027-04-25T21:40' as LocalMinute,
    recordsTold: i === 1 ? null : [{ title: '朝霧市長選挙', records: 412 }],
    refused: i === 1 ? 'used' : null,
  })),
  missing: [{ type: 'declaration', station: stationId.parse('1'), pair: pairNumber.parse(2), why: 'used' }],
}

const SEVERAL: TallyView = {
  ...REPORTS_IN,
  slots: [
    slot(1, {
      state: 'refused',
      refusal: { type: 'medium-damaged', station: '1' as StationId, pair: 1 as PairNumber },
    }),
    slot(2, {
      state: 'refused',
      medium: { serial: 'A01-0117-D', station: '1' as StationId, pair: 1 as PairNumber, role: 'duplicate' },
      refusal: { type: 'duplicate-not-allowed', station: '1' as StationId, pair: 1 as PairNumber },
    }),
    slot(3, { state: 'refused', refusal: { type: 'not-closed', station: '3' as StationId, pair: 1 as PairNumber } }),
    slot(4, { state: 'refused', medium: null, refusal: { type: 'report-in-a-slot' } }),
  ],
  missing: [{ type: 'medium', station: '1' as StationId, pair: 1 as PairNumber }],
  message: { code: 'several-media-refused', about: { count: 4 } },
}
const KEYS: TallyView = {
  ...WHOLE,
  seats: (['wrong-passphrase', 'filled', 'no-file'] as const).map((state, i) => ({
    index: i + 1,
    file: i < 2,
    holder: i === 1 ? '保管 花子' : '',
    state,
  })),
  sealTo: '00',
}
const FILLED: TallyView = {
  ...KEYS,
  seats: KEYS.seats.map((seat) => ({ ...seat, file: true, holder: `保管 ${seat.index}子`, state: 'filled' })),
  busy: 'counting',
}
const MERGING: TallyView = {
  ...FILLED,
  progress: { stage: 'mixing', done: 40_000, total: 1_512_345, secondsLeft: null },
}
const OPENING: TallyView = {
  ...FILLED,
  progress: { stage: 'opening', done: 812_345, total: 1_512_345, secondsLeft: 754 },
}

const RESULT = finalResult({
  ...WHOLE,
  phase: 'result',
  stages: EMPTY.stages.map(({ stage }) => ({ stage, state: 'done' })),
  lost: LOST.lost.slice(0, 1),
})

const LOG: readonly TallyLogEvent[] = [
  { type: 'tally-started', electionId: '0123456789abcdef', goesOn: false },
  { type: 'report-received', station: stationId.parse('1'), version: 2 },
  { type: 'medium-refused', slot: 3, station: stationId.parse('1'), pair: pairNumber.parse(1), code: 'medium-damaged' },
  { type: 'declared-lost', station: stationId.parse('1'), pair: pairNumber.parse(1) },
  { type: 'passphrase-wrong', seat: 1 },
  { type: 'records-opened' },
  { type: 'paper-printed', document: 'result-sheet' },
]
const LOGGED: TallyView = {
  ...RESULT,
  log: {
    entries: LOG.map((event, i) => ({ minute: `2027-04-25T21:0${i}` as LocalMinute, event })),
    earlier: 0,
    unbroken: true,
  },
}

const FIELDS: readonly TypedField[] = [
  ...(['version', 'registered', 'eligible', 'cardsIssued'] as const).map((what) => of(what, 'count')),
  of('issuer', 'issuer'),
  of('madeAt', 'minute'),
  of('ticketsCounted', 'count-or-none'),
  of('differenceReason', 'words'),
  ...(['issued', 'returned', 'men', 'women'] as const).map((what) => of(what, 'count', 'mayor')),
  ...[1, 2].flatMap((pair) => [
    of('state', 'state', null, pair),
    of('takenOverBy', 'kiosk-or-none', null, pair),
    of('note', 'words', null, pair),
    of('sealFingerprint', 'digits-or-none', null, pair),
  ]),
]
const SHEET: TallyView = {
  ...EMPTY,
  sheet: {
    station: '1' as StationId,
    fields: FIELDS,
    differing: [],
    contests: [{ id: 'mayor', title: '朝霧市長選挙' }],
    issuers: [{ id: '1-I1', serial: 'NI-0001' }],
    kiosks: [1, 2].map((pair) => ({ id: `1-K${pair}`, serial: `NM-000${pair}` })),
  },
}
const DIFFERS: TallyView = {
  ...SHEET,
  sheet: SHEET.sheet && { ...SHEET.sheet, differing: ['registered', 'mayor men'] },
  message: { code: 'typed-differ', about: { station: '1', count: 2 } },
}
const TYPED: TallyView = {
  ...REPORTS_IN,
  stations: [
    station(0, { typed: { reason: '媒体の破損', by: ['入力 太郎', '入力 花子'] } }),
    ...REPORTS_IN.stations.slice(1),
  ],
}

function of(
  what: TypedField['what'],
  kind: TypedField['kind'],
  contest: string | null = null,
  pair: number | null = null,
): TypedField {
  return { name: [contest ?? pair, what].filter((part) => part !== null).join(' '), what, kind, contest, pair }
}

/** One person types every place that is asked for. */
async function typeEverything(page: Page, name: string, figure: string): Promise<void> {
  const dialog = page.locator('dialog')
  await dialog.locator('label.field > input').first().fill(name)
  for (const area of await dialog.locator('textarea').all()) await area.fill('媒体の破損')
  for (const input of await dialog.locator('.sheet input[inputmode]').all()) {
    await input.fill((await input.getAttribute('maxlength')) === '30' ? '31415 92653 58979 32384' : figure)
  }
  for (const input of await dialog.locator('.sheet input[data-minute]').all()) await input.fill('2027-04-25 20:40')
  for (const select of await dialog.locator('.sheet select').all()) await select.selectOption({ index: 1 })
}

async function picture(page: Page, name: string): Promise<void> {
  await settled(page)
  await page.screenshot({ path: join(out, `${name}.png`) })
  await tellTooLarge(page, name)
}

type Press = (words: Text) => Promise<void>
type Shown = (name: string, view: TallyView) => Promise<void>

/** The key, the zero, a station by its list, and the middle of a night of 43. */
async function beforeTheReports(page: Page, shown: Shown, press: Press): Promise<void> {
  await press(arrivalWords.receive)
  await picture(page, 'receive-1-by-its-list')
  await press(tallyWords.cancel)
  for (const machineKey of ['locked', 'open'] as const) {
    await shown(`start-${machineKey}`, { ...EMPTY, phase: 'choose-mode', machineKey })
  }
  await shown('zero-check', { ...EMPTY, phase: 'zero-check', held: [{ title: '朝霧市長選挙', records: 0 }] })
  await shown('receive-night-of-43', { ...NIGHT, language })
  await press(arrivalWords.decide)
  await picture(page, 'receive-night-decision')
  await press(tallyWords.cancel)
}

mkdirSync(out, { recursive: true })
await showViews<TallyView, unknown>({
  app: 'tally',
  screenEventSchema: tallyScreenEventSchema,
  first: EMPTY,
  viewport: { width, height },
  async look(page, show) {
    const shown: Shown = async (name, view) => {
      await show(view)
      await picture(page, name)
    }
    const press: Press = (words) => page.getByRole('button', { name: words[language], exact: true }).first().click()
    await picture(page, 'receive-1-nothing-in')
    await beforeTheReports(page, shown, press)
    await shown('receive-2-reports-in', REPORTS_IN)
    await press(tallyWords.explain)
    await picture(page, 'receive-3-explain')
    await page.locator('dialog select, [role=dialog] select').selectOption('contested')
    await picture(page, 'receive-4-choose-a-seal')
    await press(tallyWords.cancel)
    await press(tallyWords.useDuplicate)
    await picture(page, 'receive-5-duplicate')
    await press(tallyWords.cancel)
    await shown('receive-6-whole', WHOLE)
    await shown('receive-7-declared-lost', LOST)
    await shown('receive-8-typed-by-the-first', SHEET)
    await typeEverything(page, '入力 太郎', '412')
    await press(sheetWords.handOver)
    await picture(page, 'receive-9-typed-by-the-second')
    await typeEverything(page, '入力 花子', '421')
    await press(sheetWords.compare)
    await shown('receive-10-they-differ', DIFFERS)
    await press(sheetWords.again)
    await shown('receive-11-only-what-differs', { ...DIFFERS, message: null })
    await shown('receive-12-typed-from-paper', TYPED)
    await shown('receive-13-several-refused', SEVERAL)
    await show(KEYS)
    await press(tallyWords.pageKeys)
    await picture(page, 'keys-1-two-seats-wait')
    await shown('keys-2-mixing', MERGING)
    await shown('keys-3-opening', OPENING)
    await shown('result-1-with-a-declaration', RESULT)
    await shown('result-6-announcements', { ...announcedTwice(onlyTheSum(RESULT)), nextAnnouncement: 3 })
    await show(atThePrinter(onlyTheSum(RESULT)))
    await page.locator('.announcements').evaluate((each) => each.scrollIntoView())
    await picture(page, 'result-7-at-the-printer')
    await shown('result-2-untold', machineOnly(RESULT, 'machine-untold'))
    await shown('result-3-machine-alone', machineOnly(RESULT, 'machine-alone'))
    await shown('result-4-only-the-sum', onlyTheSum(RESULT))
    await shown('paper-1-first', paperTyped(RESULT))
    await page.getByRole('button', { name: tallyWords.cancel[language] }).click()
    await show(tied(RESULT))
    await drawn(page, press)
    await shown('result-8-an-overtaken-lot', correctedAfterALot(RESULT))
    await shown('result-5-many-candidates', manyCandidates(RESULT))
    await press(tallyWords.pageHall)
    await picture(page, 'hall-0-nothing-announced')
    await hall(shown)
    await press(tallyWords.hallLeave)
    await press(tallyWords.pageLog)
    await shown('log-1', LOGGED)
  },
})

/** One enters the first of the two, the other reads the second: nothing is recorded. */
async function drawn(page: Page, press: Press): Promise<void> {
  await press(tallyWords.enterLot)
  await picture(page, 'lot-1-first')
  const dialog = page.locator('dialog')
  await dialog.locator('.lot-candidates button').first().click()
  for (const line of await dialog.locator('.field input, .field textarea').all()) {
    if ((await line.inputValue()) === '') await line.fill('選挙 長')
  }
  await press(tallyWords.lotNext)
  await picture(page, 'lot-2-read-back')
  await dialog.locator('.lot-candidates button').nth(1).click()
  await dialog.locator('.field input').fill('読返 花子')
  await press(tallyWords.record)
  await picture(page, 'lot-3-they-differ')
  await press(tallyWords.lotChooseAgain)
  await press(tallyWords.cancel)
}

/** What hangs on the wall: many lines, the machines' part, while it is corrected, and the correction. */
async function hall(shown: Shown): Promise<void> {
  await shown('hall-1-many-candidates', announcedTwice(manyCandidates(RESULT)))
  await shown('hall-2-machine-alone', announcedTwice(machineOnly(RESULT, 'machine-alone')))
  await shown('hall-3-under-correction', correctedAfterALot(RESULT))
  await shown('hall-4-corrected', announcedCorrection(RESULT))
  await shown('hall-5-two-and-a-lot', twoAndALot(RESULT))
}
