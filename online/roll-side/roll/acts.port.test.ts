/** M5 in the lines of the acts: who is no two people, and whose duty an act is not, writes no line that a reader takes. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import type { LocalMinute } from '#election/time.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type Act, readActs, writeAct } from './acts.ts'

const randomness = seededRandomness('acts')
const people = Array.from({ length: 6 }, () => makeSigningKey(randomness))
const [FIRST, SECOND, DESK, PUPPET, , NOBODY] = people.map((_, person) => person) as [
  number,
  number,
  number,
  number,
  number,
  number,
]
const pair = (person: number) => people[person] ?? makeSigningKey(randomness)
const key = (person: number) => toHex(pair(person).publicKey)

/** Who signs, and what. */
type Said = readonly [by: number, act: Act]

function read(...said: readonly Said[]) {
  const lines: string[] = []
  for (const [by, act] of said) {
    const last = lines.at(-1)
    const link = last === undefined ? null : createHash('sha256').update(last).digest()
    lines.push(writeAct({ act, at: '2026-11-01T09:00' as LocalMinute, link }, pair(by)))
  }
  return readActs(lines)
}
const asked = (person: number, name = `person ${person}`): Act => ({ type: 'join-asked', name, key: key(person) })
const joined = (person: number, duty: 'office' | 'desk'): Act => ({
  ...{ type: 'joined', name: `person ${person}`, key: key(person), duty },
})
const extract = (type: 'brought' | 'imported', sha256 = 'aa'): Act => ({ type, sha256: sha256.repeat(32), rows: 1 })
const approved: Act = { type: 'approved', id: '00'.repeat(16), letter: '0123456789' }
const BEGUN: readonly Said[] = [
  [FIRST, { type: 'begun', key: key(FIRST) }],
  [FIRST, joined(SECOND, 'office')],
  [FIRST, joined(DESK, 'desk')],
]

describe('the acts', () => {
  test('of two people of the office and a help desk are read, and say who is in', () => {
    const all = read(
      ...BEGUN,
      [SECOND, asked(PUPPET)],
      [FIRST, joined(PUPPET, 'office')],
      [DESK, { type: 'looked-up', letter: '0123456789' }],
      [DESK, { type: 'reissued', from: '0123456789', to: '0123456788' }],
      [FIRST, extract('brought')],
      [SECOND, extract('imported')],
      [SECOND, { type: 'left', key: key(PUPPET) }],
    )
    expect(all?.acts).toHaveLength(10)
    expect([...(all?.people ?? [])]).toEqual([
      [key(FIRST), 'office'],
      [key(SECOND), 'office'],
      [key(DESK), 'desk'],
    ])
  })

  test('of a consulate are the rows that it saw and its papers, and nothing else; it has a name', () => {
    const consulate: Act = {
      ...joined(PUPPET, 'office'),
      duty: 'consulate',
      consulate: '在フランス日本国大使館',
    } as Act
    const paper: Act = { type: 'paper', row: '2026-7', as: 'given' }
    const shown: Act = { type: 'rows-shown', rows: ['2026-7'] }
    const all: readonly Said[] = [...BEGUN, [FIRST, consulate], [PUPPET, shown], [PUPPET, paper], [SECOND, paper]]
    expect(read(...all)?.people.get(key(PUPPET))).toBe('consulate')
    for (const act of [approved, extract('brought'), { type: 'asked', id: '00'.repeat(16), kind: 'hold' } as const]) {
      expect(read(...all, [PUPPET, act])).toBeNull()
    }
    for (const act of [paper, shown]) expect(read(...BEGUN, [DESK, act])).toBeNull()
    expect(read(...BEGUN, [FIRST, { ...joined(PUPPET, 'office'), duty: 'consulate' } as Act])).toBeNull()
    expect(read(...BEGUN, [FIRST, { ...joined(PUPPET, 'office'), consulate: 'A' } as Act])).toBeNull()
  })

  test('an extract whose answer was lost is taken once more by the same two; an older one is not', () => {
    const [older, newer] = ['aa', 'bb'] as const
    const all: readonly Said[] = [
      ...BEGUN,
      [FIRST, extract('brought', older)],
      [FIRST, extract('brought', newer)],
      [SECOND, extract('imported', newer)],
      [SECOND, extract('imported', newer)],
    ]
    expect(read(...all)?.acts).toHaveLength(BEGUN.length + 4)
    expect(read(...all, [SECOND, extract('imported', older)])).toBeNull()
    const again: readonly Said[] = [
      [SECOND, extract('brought', older)],
      [FIRST, extract('imported', older)],
    ]
    expect(read(...all, ...again)).not.toBeNull()
    // One that came while the second person took another one waits for its own second person.
    const between = [
      ...all.slice(0, 4),
      [FIRST, extract('brought', newer)],
      [SECOND, extract('imported', older)],
    ] as const
    expect(read(...between, [SECOND, extract('imported', newer)])).not.toBeNull()
  })

  test('somebody joins by two, each with a line of their own, whatever is written in between', () => {
    const between: Said = [FIRST, extract('brought')]
    const all = read(...BEGUN, [SECOND, asked(PUPPET)], between, [FIRST, joined(PUPPET, 'office')])
    expect(all?.people.get(key(PUPPET))).toBe('office')
  })

  const left = (person: number): Said => [FIRST, { type: 'left', key: key(person) }]
  test.each<[string, readonly Said[]]>([
    ['somebody joins by one', [[FIRST, joined(PUPPET, 'office')]]],
    [
      'somebody joins by one who asked alone',
      [
        [FIRST, asked(PUPPET)],
        [FIRST, joined(PUPPET, 'office')],
      ],
    ],
    [
      'another name was asked for',
      [
        [FIRST, asked(PUPPET, 'other')],
        [SECOND, joined(PUPPET, 'office')],
      ],
    ],
    [
      'another key was asked for',
      [
        [FIRST, asked(NOBODY)],
        [SECOND, joined(PUPPET, 'office')],
      ],
    ],
    [
      'what was asked was taken back',
      [
        [SECOND, asked(PUPPET)],
        [SECOND, { type: 'asked-no-more', key: key(PUPPET) }],
        [FIRST, joined(PUPPET, 'office')],
      ],
    ],
    [
      'the same person was asked for anew, with another key',
      [
        [SECOND, asked(PUPPET)],
        [SECOND, asked(NOBODY, `person ${PUPPET}`)],
        [FIRST, joined(PUPPET, 'office')],
      ],
    ],
    ['who asked has left', [[SECOND, asked(PUPPET)], left(SECOND), [FIRST, joined(PUPPET, 'office')]]],
    [
      'a help desk asks',
      [
        [DESK, asked(PUPPET)],
        [FIRST, joined(PUPPET, 'office')],
      ],
    ],
    [
      'the same word lets somebody in again',
      [[FIRST, asked(PUPPET)], [SECOND, joined(PUPPET, 'office')], left(PUPPET), [SECOND, joined(PUPPET, 'office')]],
    ],
    ['who left the first alone joins by one', [left(SECOND), [FIRST, joined(PUPPET, 'office')]]],
    [
      'a key joins twice',
      [
        [SECOND, asked(DESK)],
        [FIRST, joined(DESK, 'office')],
      ],
    ],
    ['a look-up of somebody who never joined', [[NOBODY, { type: 'looked-up', letter: null }]]],
    ['a help desk approves', [[DESK, approved]]],
    ['a help desk adds another', [[DESK, joined(PUPPET, 'desk')]]],
    ['somebody who never joined approves', [[NOBODY, approved]]],
    ['an extract that nobody brought before', [[SECOND, extract('imported')]]],
    [
      'an extract by one',
      [
        [FIRST, extract('brought')],
        [FIRST, extract('imported')],
      ],
    ],
    [
      'another extract than was brought',
      [
        [FIRST, extract('brought')],
        [SECOND, extract('imported', 'bb')],
      ],
    ],
    ['an extract of one who has left', [[SECOND, extract('brought')], left(SECOND), [FIRST, extract('imported')]]],
  ])('are none where %s', (_, said) => {
    expect(read(...BEGUN)).not.toBeNull()
    expect(read(...BEGUN, ...said)).toBeNull()
  })
})
