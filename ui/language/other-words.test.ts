/** 移動期日前投票所: where each stop is closed and opened as a day is, no page calls it a day. */
import { expect, test } from 'vitest'
import { issuerSteps } from '#words/issuer.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { issuerRefusals } from '../messages/issuer.ts'
import { daysRefusals, issuerDays } from '../messages/issuer-days.ts'
import { kioskFaults } from '../messages/kiosk-faults.ts'
import type { Language, RefusalText, Text } from '../messages/message.ts'
import { withStops } from './other-words.ts'

const DAY = {
  ja: /今日|本日|明日|今夜|今朝|前日|前の日|次の日|その日|日目|朝/,
  en: /today|tonight|tomorrow|\bdays?\b|evening|morning/i,
}
/** The poll's own day, a change of the poll, and the end of all. */
const OF_THE_POLL = ['moved-too-late', 'restLater', 'day-list-missing', 'books-still-needed']

function words(text: Text | RefusalText, language: Language): readonly string[] {
  const said = text[language]
  return typeof said === 'string' ? [said] : [said.title, said.next]
}

const KIOSK = [
  'dateWrong',
  'dateNote',
  'earlyDay',
  'closedEarlyDayNext',
  'closedDayTitle',
  'stepNextDay',
  'stepShowDay',
  'reopenedTitle',
  'closedBefore',
  'reopenedCompare',
  'oneMediumSafeOther',
  'permissionDay',
] as const
const REFUSED = ['polling-record-open', 'day-record-full', 'books-still-open'] as const
const ofKiosk = KIOSK.map((key) => [key, kioskScreen[key]] as const)
const ofFaults = (['not-closed-earlier-day', 'reopening-refused'] as const).map(
  (key) => [key, kioskFaults[key]] as const,
)
const refused = REFUSED.map((key) => [key, issuerRefusals[key]] as const)

test.each<readonly [string, Text | RefusalText]>(
  [...Object.entries(issuerDays), ...Object.entries(daysRefusals), ...ofKiosk, ...ofFaults, ...refused].filter(
    ([key]) => !OF_THE_POLL.includes(key),
  ),
)('%s', (_, text) => {
  for (const said of words(text, 'ja')) expect(withStops(said, 'ja')).not.toMatch(DAY.ja)
  for (const said of words(text, 'en')) expect(withStops(said, 'en')).not.toMatch(DAY.en)
})

test('what is of the poll stays: its eve, its morning, its day', () => {
  const eve = [issuerSteps.step_dayBefore, issuerSteps.eveLine, kioskScreen.eveTitle, kioskScreen.eveWaits]
  for (const text of [
    ...eve,
    issuerRefusals['eve-prepares-only'],
    daysRefusals['moved-too-late'],
    issuerDays.restLater,
  ]) {
    for (const said of words(text, 'ja')) expect(withStops(said, 'ja')).toBe(said)
  }
  const { next } = issuerRefusals['eve-prepares-only'].en
  expect(withStops(next, 'en')).toBe(next)
})

test('a button and the words that name it are changed alike', () => {
  const { ja, en } = issuerDays.rest
  expect(withStops(daysRefusals['day-not-rested'].ja.next, 'ja')).toContain(`「${withStops(ja, 'ja')}」`)
  expect(withStops(daysRefusals['day-not-rested'].en.next, 'en')).toContain(`"${withStops(en, 'en')}"`)
  const { step_morning } = issuerDays
  expect(withStops(daysRefusals['morning-not-told'].ja.next, 'ja')).toContain(withStops(step_morning.ja, 'ja'))
  expect(withStops(daysRefusals['morning-not-told'].en.next, 'en')).toContain(withStops(step_morning.en, 'en'))
})
