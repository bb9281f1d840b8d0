/** PEO 70, 83: while an entry is recorded its clerk types on; the answer takes away what was recorded, and nothing else. */
import { expect, it } from 'vitest'
import { typedSince } from './minutes-draft.ts'

it('what was typed after the press is still there, also over a recorded place', () => {
  const typed = { 'count place': '市民体育館 ', 'count staff': '12', 'count sent-to': '', 'count incidents': '停電' }
  const recorded = { 'count place': '市民体育館', 'count staff': '10' }
  expect(typedSince(typed, recorded)).toEqual({ 'count staff': '12', 'count incidents': '停電' })
})
