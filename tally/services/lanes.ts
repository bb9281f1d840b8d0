/** Which effects wait for one another. */
import type { Lanes } from '#shell/effect-queue.ts'
import type { TallyEffect } from '../session/effect.ts'

export type Lane = 'main' | 'media' | 'log'

/** A printer may hang without holding up the count. An attempt that is given up ends its key process at once, whatever is under way. */
export const LANES: Lanes<TallyEffect, Lane> = {
  load: 'main',
  unlock: 'main',
  watch: null,
  'receive-reports': 'main',
  'read-media': 'main',
  'keep-medium': 'media',
  'drop-medium': 'media',
  'compare-marks': 'media',
  'write-received': 'main',
  'open-key-room': 'main',
  'close-key-room': null,
  'give-share': 'main',
  'forget-medium': 'media',
  merge: 'main',
  mix: 'main',
  'await-holder': 'main',
  'open-list': 'main',
  'carry-out': 'main',
  'carry-in': 'main',
  'mix-carried': 'main',
  'write-stages': 'main',
  supersede: 'main',
  log: 'log',
  'read-log': 'log',
  'keep-minutes': 'main',
  announce: 'main',
  'print-announcement': 'main',
  print: 'main',
  'send-to-printer': null,
}

/** They work in processes of their own: one that is begun when the program ends would keep it running for good. */
export const IN_PROCESSES: ReadonlySet<TallyEffect['type']> = new Set([
  'open-key-room',
  'mix',
  'await-holder',
  'open-list',
  'carry-in',
  'mix-carried',
])
