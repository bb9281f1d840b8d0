/** Taking back at the issuer, act by act (`taken-back.ts`); and of every other act of its screens, why it has no way back. */
import { issuerScreenEventSchema } from '#issuer/session/screen-event.ts'
import { play } from './issuer-days.ts'
import type { Type } from './issuer-row.ts'
import { AT_THE_DESK } from './issuer-rows-at-the-desk.ts'
import { MORNING, STATION } from './issuer-rows-of-the-day.ts'
import { BOXES, EVENING_ROWS, REPORT } from './issuer-rows-of-the-evening.ts'
import { everyActIsTakenBack } from './taken-back.ts'

const NEVER: Readonly<Partial<Record<Type, string>>> = {
  // The start
  'take-over-confirmed':
    'tickets were counted in hand, and the books of the other issuer rule from here on; a reason stands beside a difference',
  'retire-requested': 'asks for card and PIN; who leaves the page has done nothing',
  'retire-confirmed': 'a key is erased; the page before says so',
  // Declarations before the people in the room, with their minute
  'clock-confirmed': 'a look at the radio clock; a clock found wrong later is said of the closing hour',
  'opening-declared': 'declared before everybody; the day is postponed if it cannot go on',
  'closing-declared': 'declared before everybody, at its hour',
  'kiosks-closing': 'nobody votes any more, and the machines are being closed; each tick before it can be taken back',
  'desk-report-requested': 'takes in what the other desk signed; a corrected report takes its place',
  'desk-report-waived': 'refused where the report is here; one that comes after all takes its place',
  'closing-permission-requested':
    'asks for card and PIN; the machines may be closed since the press before it, and who leaves the page has written nothing',
  'clock-setting-requested': 'asks for card and PIN; who leaves the page has set nothing',
  'clock-typed': 'both times are shown first; who leaves the page has set nothing',
  'clock-seen': 'each of two witnesses has looked; the same press takes it back, and nothing is set',
  'clock-struck': 'the clock goes on from there; set wrong, it is set again, and the record has both',
  'clock-doubted': 'said by card and PIN of one hour; a start of the program forgets it',
  'roll-list-waived': 'said by card and PIN; cards were issued on it, and the report carries the words',
  'paper-marks-begun':
    'said by card and PIN; the other press ends it, each mark is taken back by itself, and the record keeps the words',
  'paper-marks-ended': 'begun anew by card and PIN',
  'roll-lists-requested': 'takes in what the office signed; a list is never given back',
  // Acts on a card: what was written on it is decided by the card
  'unsettled-issue-closed': 'the books take the card as issued; the card itself settles it whenever it comes',
  'found-card-recorded': 'the card is in its envelope for good (ISS-15)',
  'oath-received': 'a paper in the hand of the clerk; it goes with the voter who leaves, and is asked for anew',
  'exchange-seen': 'the card is in its envelope for good (ISS-15)',
  'left-over-decided': 'the chip was told that it is over; it never votes again',
  'replacement-decided': 'the reason stands in the record; the new card is not issued when its voter goes',
  'handed-over': 'the card is in a hand; it comes back as a return',
  'order-removal-requested': 'asks for card and PIN; a row that was removed is typed again',
  'mark-move-decided': 'asks for card and PIN; the same act moves the mark back, and the record keeps that it was away',
  // The machine's papers and signatures stand, and later ones take their place
  'confirmation-sheet-requested': 'a sheet comes out; another press makes another one',
  'day-list-requested': 'a signed list is out; the next one contains it',
  'rest-requested': 'asks for card and PIN; then the day is over',
  'next-day-requested': 'asks for card and PIN; then the next day has begun',
  'books-erasure-requested': 'asks for card and PIN; nothing comes back from it',
  // Papers and pages
  'paper-print-requested': 'paper; the next one is marked as a reprint',
  'paper-requested': 'paper; the next one is marked as a reprint',
  'paper-looked-at': 'a page on the screen, put away again',
  'paper-page-turned': 'a page on the screen',
  'paper-put-away': 'a page on the screen',
  'log-print-requested': 'paper, with what the officer was shown',
  'alarm-acknowledged': 'somebody has read it',
}

everyActIsTakenBack({
  app: 'issuer',
  types: issuerScreenEventSchema.options.map(({ shape }) => shape.type.value),
  play,
  rows: [...MORNING, ...STATION, ...AT_THE_DESK, ...EVENING_ROWS, ...BOXES, ...REPORT],
  never: NEVER,
})
