/** Words that were typed stay, and are read as they were meant. */
import { expect, it } from 'vitest'
import { asRecorded, partyBrought, typedSince } from './minutes-draft.ts'
import { ballotsIn } from './paper-acts.tsx'

// PEO 70, 83: while an entry is recorded its clerk types on; the answer takes away what was recorded, and nothing else.
it('what was typed after the press is still there, also over a recorded place', () => {
  const typed = { 'count place': '市民体育館 ', 'count staff': '12', 'count sent-to': '', 'count incidents': '停電' }
  const recorded = { 'count place': '市民体育館', 'count staff': '10' }
  expect(typedSince(typed, recorded)).toEqual({ 'count staff': '12', 'count incidents': '停電' })
})

it.each([
  ['１２', 12],
  [' 120 ', 120],
  ['12人', null],
  ['１２３４５６７８９', null],
])('ballots that an input method typed as "%s"', (typed, ballots) => {
  expect(ballotsIn(typed)).toBe(ballots)
})

it('figures, hours and minutes of the records in full width; words stay as they were typed', () => {
  expect(asRecorded('number', '１２ ')).toBe('12')
  expect(asRecorded('time', '２０：０５')).toBe('20:05')
  expect(asRecorded('minute', '２０２７-０４-２５　２０：０５')).toBe('2027-04-25T20:05')
  expect(asRecorded('words', ' 第１会議室　東 ')).toBe('第１会議室　東')
})

// PEO 62: another candidate named the witness than the one who was chosen first.
it('the party goes with its candidate; one that the clerk wrote stays', () => {
  expect(partyBrought('', { before: '', now: '見本の会' })).toBe('見本の会')
  expect(partyBrought('見本の会', { before: '見本の会', now: '市民の会' })).toBe('市民の会')
  expect(partyBrought('見本の会', { before: '見本の会', now: '' })).toBe('')
  expect(partyBrought('見本の会 支部', { before: '見本の会', now: '市民の会' })).toBe('見本の会 支部')
})
