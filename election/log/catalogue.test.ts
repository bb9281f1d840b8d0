import { expect, it } from 'vitest'
import { EVENT_CODES, eventOf, type LogEvent, parametersOf } from './catalogue.ts'

const one: { readonly [T in LogEvent['type']]: Extract<LogEvent, { type: T }> } = {
  started: { type: 'started', starts: 3, failedUnlocks: 1 },
  unlocked: { type: 'unlocked', operatorCard: 2 },
  'zero-check-passed': { type: 'zero-check-passed' },
  'made-votable': { type: 'made-votable' },
  recovered: { type: 'recovered', repairedPages: 4 },
  'pages-lost': { type: 'pages-lost', pages: 1 },
  'medium-failed': { type: 'medium-failed', medium: 'duplicate', cause: 'pulled' },
  'out-of-service': { type: 'out-of-service', cause: 'old-image' },
  'device-fault': { type: 'device-fault', device: 'keypad' },
  'taken-over': { type: 'taken-over' },
  refusals: { type: 'refusals', cards: 5, media: 0 },
  closing: { type: 'closing', final: true },
  reopened: { type: 'reopened' },
}

it('every event of the catalogue comes back from its numbers', () => {
  for (const event of Object.values(one)) expect(eventOf(EVENT_CODES[event.type], parametersOf(event))).toEqual(event)
  expect(new Set(Object.values(EVENT_CODES)).size).toBe(Object.keys(one).length)
})

it('numbers outside the catalogue are no event', () => {
  expect(eventOf(0, [0, 0])).toBe(null)
  expect(eventOf(99, [0, 0])).toBe(null)
  expect(eventOf(7, [3, 1])).toBe(null)
  expect(eventOf(7, [1, 99])).toBe(null)
  expect(eventOf(12, [2, 0])).toBe(null)
  expect(eventOf(3, [0, 1])).toBe(null)
})
