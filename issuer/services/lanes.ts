/**
 * All in one lane: what is written to the books and to the take-over medium never overtakes what was written before. A paper is handed to the
 * print service after that, in a lane of its own: a service that hangs does not hold up the desk.
 */
import type { IssuerEffect } from '#issuer/session/effect.ts'
import type { Lanes } from '#shell/effect-queue.ts'

export const LANES: Lanes<IssuerEffect, 'all' | 'printer'> = {
  'verify-package': 'all',
  unlock: 'all',
  'show-unused': 'all',
  'erase-signing-key': 'all',
  'erase-books': 'all',
  'open-books': 'all',
  authorise: 'all',
  'set-clock': 'all',
  'print-confirmation-sheet': 'all',
  'print-again': 'printer',
  'write-station-report': 'all',
  'read-desk-report': 'all',
  'find-voters': 'all',
  'find-inside-voter': 'all',
  'count-electors': 'all',
  'find-apart-voter': 'all',
  'find-substitute': 'all',
  'take-in-roll-lists': 'all',
  'look-up-row': 'all',
  'look-up-person': 'all',
  'find-mark-owner': 'all',
  'move-mark': 'all',
  'strike-marks': 'all',
  'record-way': 'all',
  'issue-card': 'all',
  'give-papers': 'all',
  'return-card': 'all',
  'settle-by-card': 'all',
  'settle-without-card': 'all',
  'check-card': 'all',
  'record-found-card': 'all',
  'take-out-left-over': 'all',
  'take-out-unreadable': 'all',
  'count-cards-brought': 'all',
  'make-paper': 'all',
  'write-day-list': 'all',
  'read-log': 'all',
  'print-log': 'all',
  log: 'all',
  'save-day': 'all',
}
