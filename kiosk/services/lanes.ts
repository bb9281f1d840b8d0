/** Work on the media goes one piece after the other; whatever else there is to do does not wait for it. */
import type { KioskEffect } from '#kiosk/session/effect.ts'
import type { Lanes } from '#shell/effect-queue.ts'

export const LANES: Lanes<KioskEffect, 'media'> = {
  'check-package': null,
  'check-software': null,
  'check-machine': null,
  'admit-media': null,
  'zero-check': null,
  'erase-signing-key': null,
  unlock: null,
  'open-pair': null,
  reopen: 'media',
  'look-at-media': 'media',
  'read-card': 'media',
  'move-card': null,
  record: 'media',
  'end-session': 'media',
  release: 'media',
  'finish-release': 'media',
  close: 'media',
  log: 'media',
  'read-log': 'media',
  lamp: null,
  say: null,
  hush: null,
  tune: null,
  'not-moved': null,
  'count-failed-unlock': null,
  remember: null,
  'set-clock': null,
}
