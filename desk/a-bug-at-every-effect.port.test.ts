/** The desk under test: one pair of hands that does everything once. */

import { bugAtEveryEffect } from '#simulation/bugs/at-every-effect.ts'
import { startDesk } from './app.ts'
import type { DeskScreenEvent } from './session/screen-event.ts'
import type { DeskEvent } from './session/step.ts'
import type { DeskView } from './session/view.ts'

const HANDS: { readonly [Type in DeskScreenEvent['type']]: Extract<DeskScreenEvent, { type: Type }> } = {
  'card-moved': { type: 'card-moved', card: 'voting-1', to: 'hand' },
  'ticket-shown': { type: 'ticket-shown', of: 'street:ordinary' },
  'foreign-card': { type: 'foreign-card', reader: 'reader:1-I1', lying: true },
  'medium-moved': { type: 'medium-moved', medium: 'M-1', to: 'table' },
  'share-moved': { type: 'share-moved', share: 1, given: true },
  'key-pressed': { type: 'key-pressed', machine: '1-K1', key: 'select' },
  'switch-pressed': { type: 'switch-pressed', machine: '1-K1', which: 'first' },
  'pad-chosen': { type: 'pad-chosen', machine: '1-K1', pad: 'one-switch' },
  'keypad-plugged': { type: 'keypad-plugged', machine: '1-K1', plugged: false },
  'headphones-plugged': { type: 'headphones-plugged', machine: '1-K1', plugged: false },
  listened: { type: 'listened', machine: '1-K1', on: true },
  'words-read': { type: 'words-read', machine: '1-K1', on: true },
  'reader-fault': { type: 'reader-fault', machine: '1-K1', fault: 'silent', on: true },
  power: { type: 'power', app: '1-K1', on: true },
  'spare-fetched': { type: 'spare-fetched', app: '1-K3' },
  'machine-died': { type: 'machine-died', app: '1-K1' },
  felt: { type: 'felt', machine: '1-K1', mains: 'battery', front: 'open' },
  'card-bent': { type: 'card-bent', card: 'voting-1' },
  'loss-declared': { type: 'loss-declared', machine: '1-K1' },
  'clock-set': { type: 'clock-set', time: '12:00' },
  'clock-rate': { type: 'clock-rate', rate: 60 },
  language: { type: 'language', language: 'en' },
  'play-step': { type: 'play-step' },
}
const day: readonly DeskEvent[] = [
  { type: 'changed' },
  ...Object.values(HANDS).map((event): DeskEvent => ({ type: 'screen', event })),
]

bugAtEveryEffect('desk', {
  effects: [...Object.keys(HANDS), 'look'],
  days: async () => [day],
  start: (performed) =>
    startDesk({
      view: (programError) => ({ programError }) as DeskView,
      hear() {},
      perform: performed as never,
      halt() {},
      stop: async () => {},
    }),
  says: { programError: true },
  presses: [HANDS['play-step']],
})
