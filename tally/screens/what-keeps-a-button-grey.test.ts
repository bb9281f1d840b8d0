/** CNT-01: a grey button says what comes first; with everything ticked the number of the cut seal was still to be typed, and nobody knew. */
import { expect, it } from 'vitest'
import { transportItems } from '#election/count/arrival.ts'
import { arrivalWords } from '#words/tally.ts'
import { firstMissing } from './arrival-dialog.tsx'

const whole = (label = '') => ({ sealed: true, locked: true, label })
const boxes = (label: string) => ({ originals: whole(label), duplicates: whole(), 'ballot-box': whole() })
const listed = Object.fromEntries(transportItems.map((item) => [item, { there: true, note: '' }]))
const [cards = 'voting-cards'] = transportItems

it.each([
  [
    'nobody has looked at a box',
    { ...boxes('A-1'), duplicates: { ...whole(), locked: null } },
    listed,
    '山田',
    'firstBoxes',
  ],
  ['the seal that is cut here has no number', boxes(' '), listed, '山田', 'firstLabel'],
  ['an item was not held against the list', boxes('A-1'), {}, '山田', 'firstItems'],
  [
    'an item differs, in nothing',
    boxes('A-1'),
    { ...listed, [cards]: { there: false, note: '' } },
    '山田',
    'firstItems',
  ],
  ['nobody receives it', boxes('A-1'), listed, ' ', 'firstClerk'],
  ['everything is there', boxes('A-1'), listed, '山田', null],
  [
    'a seal that is gone has no number',
    { ...boxes(''), originals: { ...whole(), sealed: false } },
    listed,
    '山田',
    null,
  ],
] as const)('%s', (_, seen, items, clerk, first) => {
  expect(firstMissing(seen, items, clerk)).toBe(first)
  if (first !== null) expect(arrivalWords[first].ja).toMatch(/^先に：/)
})
