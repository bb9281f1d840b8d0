/** 投票録 rows 6 and 7: a witness whose place a substitute had has the hours of both times. */
import { expect, it } from 'vitest'
import type { RollNumber } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { IssuerSession, openRecord, voter } from '#simulation/rooms/issuer-session.ts'
import { decodeDayRecord, encodeDayRecord } from '../books/day-record.ts'
import { appointedOf } from './appointed.ts'
import { happeningsOf, otherHappenings } from './happenings.ts'

const at = (time: string) => `2026-11-22T${time}` as LocalMinute

function witnessesOf(...acts: readonly (readonly [string, 'comes' | 'leaves' | 'substituted' | 'released'])[]) {
  const desk = new IssuerSession({ record: openRecord() }, { now: at('07:00') })
  for (const [time, act] of acts) {
    desk.send({ type: 'minute', now: at(time) })
    if (act === 'released') desk.press({ type: 'witness-released', witness: 2 })
    else if (act === 'substituted') {
      const comes = { ...voter({}, '0031' as RollNumber), name: `補充 ${time}` }
      const asked = { witness: 2, party: '', namesake: false, seen: '' }
      desk.send({ type: 'substitute-found', asked, found: comes, isCandidate: false })
    } else desk.press({ type: 'witness-marked', witness: 2, present: act === 'comes' })
  }
  return desk.day.record.witnesses
}

it.each([
  [
    'came after a substitute',
    [
      ['07:00', 'substituted'],
      ['07:01', 'comes'],
      ['07:02', 'leaves'],
      ['09:30', 'released'],
    ],
    '09:30',
    null,
  ],
  [
    'was there, left, and is back',
    [
      ['07:00', 'comes'],
      ['09:00', 'leaves'],
      ['09:05', 'substituted'],
      ['10:00', 'released'],
    ],
    '07:00',
    null,
  ],
  [
    'left for good',
    [
      ['07:00', 'comes'],
      ['09:00', 'leaves'],
      ['09:05', 'substituted'],
    ],
    '07:00',
    '09:00',
  ],
  [
    'never came',
    [
      ['07:00', 'substituted'],
      ['07:01', 'comes'],
    ],
    null,
    null,
  ],
  [
    'left twice',
    [
      ['07:00', 'comes'],
      ['09:00', 'leaves'],
      ['09:05', 'substituted'],
      ['10:00', 'released'],
      ['11:00', 'leaves'],
      ['11:05', 'substituted'],
    ],
    '07:00',
    '11:00',
  ],
] as const)('the appointed one %s', (_what, acts, came, left) => {
  expect(appointedOf(witnessesOf(...acts))[2]).toEqual({
    name: 'c',
    party: '',
    came: came === null ? null : at(came),
    left: left === null ? null : at(left),
  })
})

it('KSK-10: what was amiss at a round is a line of report and polling record; a round without a fault is none', () => {
  const rounds = [
    { hour: '09:00', note: '' },
    { hour: '10:00', note: '3号機の筆記具を足した' },
  ] as unknown as ReturnType<typeof openRecord>['rounds']
  expect(otherHappenings(openRecord({ rounds }))).toEqual(['10:00の見回りで見つけたこと：3号機の筆記具を足した'])
})

// ROL-11: report and polling record have the same lines.
it('a witness over a line is a line of the report, with each time', () => {
  const was = { came: null, left: null }
  const lines = [
    { name: '立会 夏男', act: 'begun', at: at('07:00'), was },
    { name: '立会 夏男', act: 'cut', at: at('09:10'), was },
    { name: '立会 夏男', act: 'back', at: at('09:25'), was },
  ] as const
  const record = openRecord({ witnesses: { ...openRecord().witnesses, lines } })
  const said = 'オンラインで立ち会った者　立会 夏男：7時00分 開始、9時10分 回線が切れた（不在）、9時25分 回線が戻った'
  expect(happeningsOf(record)[0]?.replaceAll(' ', '')).toBe(said.replaceAll(' ', ''))
  expect(decodeDayRecord(encodeDayRecord(record))).toEqual(record)
})
