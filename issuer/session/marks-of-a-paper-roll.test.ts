/** ELG-20: the marks of a paper roll are entered after the closing hour too, and with nobody in the room: these voters have voted. */
import { expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { ALL, checkedVoter, IssuerSession, openRecord } from '#simulation/rooms/issuer-session.ts'

const late = '2026-11-22T21:30' as LocalMinute
function given(entersPaper: boolean) {
  const { roll, witnesses, ...record } = openRecord()
  const session = new IssuerSession(
    {
      record: {
        ...record,
        witnesses: { ...witnesses, present: [false, false, false] },
        roll: { ...roll, entersPaper },
      },
      desk: { type: 'checked', checked: { ...checkedVoter(), chosen: ALL } },
    },
    { now: late },
  )
  return session.press({ type: 'issue-requested' }).map(({ type }) => type)
}

it('a mark, and no card; without the act nothing is given any more', () => {
  expect(given(true)).toEqual(['give-papers'])
  expect(given(false)).toEqual([])
})
