/** ISS-02: whatever meets on a voter, people read what they have to do about it; the file says no order of visits. */
import { expect, test } from 'vitest'
import { branded } from '#election/branded.ts'
import { NO_CONTEST } from '#election/contests.ts'
import type { ContestMask, RollNumber, StationId } from '#election/ids.ts'
import { type Grounds, shownOf } from '#election/roll/row-grounds.ts'
import { adviceOf, meetingGroups, meetingOf, meetingsFile, readMeetings } from './roll-meetings.ts'

const station = '2' as StationId
const box = branded<NonNullable<Grounds['online']>['box']>('a'.repeat(32))
const ONE = 1 as ContestMask

function meeting(grounds: Grounds, rollNo = '1') {
  return meetingOf(station, { rollNo: rollNo as RollNumber, cause: 'online', ...shownOf(grounds), grounds })
}

const online = { mark: 'online_void_first', box } as const
const BY_GROUND: Readonly<Record<'early' | 'absentee' | 'noRight' | 'online', readonly Grounds[]>> = {
  early: [{}, { early: ONE }, { early: ONE, isProvisional: true }],
  absentee: [{}, { absentee: 'issued' }, { absentee: 'voted' }],
  noRight: [{}, { noRight: 'died' }, { noRight: 'struck' }],
  online: [{}, { online }, { online: { mark: 'online', box } }],
}

function everyRow(): readonly Grounds[] {
  return Object.values(BY_GROUND).reduce<readonly Grounds[]>(
    (rows, more) => rows.flatMap((row) => more.map((each) => ({ ...row, ...each }))),
    [{}],
  )
}

test('every row on which two things meet has something that people do, and no other row is named', () => {
  for (const grounds of everyRow()) {
    const { early = NO_CONTEST, absentee, noRight } = grounds
    const votes = [early !== NO_CONTEST, absentee !== undefined, noRight !== undefined, grounds.online === online]
    const found = meeting(grounds)
    expect([grounds, found.length]).toEqual([grounds, votes.filter(Boolean).length < 2 ? 0 : 1])
    for (const { meet } of found) expect([meet, adviceOf(meet).length > 0]).toEqual([meet, true])
  }
})

test('who decides about which vote', () => {
  const advice = (grounds: Grounds) => meeting(grounds).flatMap(({ meet }) => adviceOf(meet))
  expect(advice({ early: ONE, absentee: 'voted' })).toEqual(['envelope-not-accepted'])
  expect(advice({ early: ONE, online })).toEqual(['online-void-by-itself'])
  expect(advice({ early: ONE, isProvisional: true, online })).toEqual([
    'provisional-decided',
    'online-void-if-accepted',
  ])
  expect(advice({ absentee: 'issued', online })).toEqual(['papers-beside-online'])
  expect(advice({ absentee: 'voted', noRight: 'died' })).toEqual(['envelope-decided'])
  expect(advice({ early: ONE, noRight: 'moved' })).toEqual(['early-stays'])
})

test('the file has stations and roll numbers in their order, and no box', () => {
  const [nine, ten] = ['9', '10'].map((rollNo) => meeting({ early: ONE, online }, rollNo))
  const file = meetingsFile([...(ten ?? []), ...(nine ?? [])])
  expect(file).toEqual(meetingsFile([...(nine ?? []), ...(ten ?? [])]))
  expect(new TextDecoder().decode(file)).not.toContain(box)
  expect(meetingGroups(readMeetings(file) ?? [])).toMatchObject([{ rows: [{ rollNo: '9' }, { rollNo: '10' }] }])
  expect(readMeetings(new TextEncoder().encode('[{}]'))).toBeNull()
})
