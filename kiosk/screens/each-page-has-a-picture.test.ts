/** Tests of every page look at its pictures (`every-page.night.test.ts`): they would pass over a page without one. */
import { expect, it } from 'vitest'
import { kioskPictures } from '#scripts/pictures/kiosk-views.ts'
import type { KioskPage } from '../session/view.ts'

/** Each page, and the page in whose pictures it is seen: the machine works and the voter waits on several alike. */
const PAGES: Readonly<Record<KioskPage['type'], KioskPage['type']>> = {
  audio: 'audio',
  'card-away': 'card-away',
  choose: 'choose',
  closed: 'closed',
  closing: 'recording',
  confirm: 'confirm',
  'confirm-marks': 'confirm-marks',
  explain: 'explain',
  finishing: 'recording',
  'how-to': 'how-to',
  leave: 'leave',
  'leave-sure': 'leave-sure',
  opening: 'recording',
  'operator-card': 'operator-card',
  'out-of-service': 'out-of-service',
  'reading-card': 'recording',
  recorded: 'recorded',
  recording: 'recording',
  recovered: 'recovered',
  refused: 'refused',
  'release-card': 'release-card',
  released: 'released',
  'remove-operator-card': 'recording',
  'retire-confirm': 'retire-confirm',
  retired: 'retired',
  retiring: 'recording',
  roles: 'roles',
  rows: 'rows',
  'session-over': 'take-card',
  settings: 'settings',
  'staff-clock': 'staff-clock',
  'staff-clock-witnesses': 'staff-clock-witnesses',
  'staff-date': 'staff-date',
  'staff-early': 'staff-early',
  'staff-ending': 'recording',
  'staff-freeing': 'recording',
  'staff-setting-clock': 'recording',
  'staff-log': 'staff-log',
  'staff-menu': 'staff-menu',
  'staff-no-permission': 'staff-no-permission',
  'staff-one-medium': 'staff-one-medium',
  'staff-status': 'staff-status',
  'staff-witnesses': 'staff-witnesses',
  starting: 'starting',
  sure: 'sure',
  'take-card': 'take-card',
  'take-over': 'take-over',
  'take-unused': 'take-unused',
  'taken-over': 'taken-over',
  'unknown-media': 'unknown-media',
  waiting: 'waiting',
  'zero-check': 'zero-check',
  'zero-reading': 'zero-reading',
}

it('each page of the voting machine has a picture', () => {
  const pictured = new Set(kioskPictures().map(({ view }) => view.page.type))
  expect(Object.values(PAGES).filter((page) => !pictured.has(page))).toEqual([])
})
