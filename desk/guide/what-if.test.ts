/** "What happens if" follows the hands: each card says what must come first, what to do, and what there is to see once it is done. */
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { deskWords } from '#ui/messages/desk.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { TextCatalogue } from '#ui/messages/message.ts'
import { deskWhatIf } from '#words/desk.ts'
import type { Room } from './room.ts'
import { whatIfs } from './what-if.ts'
import { WHAT_IFS, type WhatIfKey } from './what-if-card.ts'

const READY = { type: 'ready' }
const KIOSK = '1-K1'

interface Given {
  readonly stage?: string
  readonly desk?: object
  readonly page?: string | null
  readonly power?: string
  readonly duplicate?: string
  readonly lastServed?: string | null
  readonly listened?: boolean
  readonly plugged?: boolean
  readonly speaks?: boolean
  readonly read?: boolean
}

/** Only what the cards look at. */
function cardsOf(given: Given = {}) {
  const { stage = 'voting', desk = READY, page = 'waiting', power = 'on', lastServed = '1-0001' } = given
  const kiosk = { id: KIOSK, spare: false, power, view: page === null ? null : { page: { type: page } } }
  const room = {
    now: '2002-06-23T09:00',
    hours: { opens: '2002-06-23T07:00', closes: '2002-06-23T20:00' },
    issuer: { id: '1-I1', spare: false, power: 'on', view: { screen: 'day', stage, desk, record: { kiosks: [] } } },
    kiosks: [kiosk],
    media: [{ id: `${KIOSK}-duplicate`, place: given.duplicate ?? `${KIOSK}:duplicate` }],
    lastServed,
  } as unknown as Room
  const told = {
    apps: [
      {
        id: KIOSK,
        headphones: {
          speaks: given.speaks ?? true,
          plugged: given.plugged ?? true,
          listened: given.listened ?? false,
          read: given.read ?? false,
        },
      },
    ],
    street: [
      { situation: 'absentee-papers', rollNo: '1-0300' },
      { situation: 'audio', rollNo: '1-0400' },
    ],
  } as unknown as Parameters<typeof whatIfs>[1]
  return whatIfs(room, told)
}

const card = (key: WhatIfKey, given?: Given) => cardsOf(given).find((each) => each.key === key)
const refused = (rollNo: string) => ({ type: 'refused', voter: { rollNo }, notice: { code: 'already-issued' } })

it('there are six, always, in their order', () => {
  for (const stage of ['opening', 'voting', 'closed'])
    expect(cardsOf({ stage }).map(({ key }) => key)).toEqual([...WHAT_IFS])
})

describe('before the voting, and before anybody had a card', () => {
  it.each(['medium', 'second-card', 'absentee', 'by-ear', 'sound'] as const)('%s waits', (key) => {
    expect(card(key, { stage: 'opening', page: 'zero-check', lastServed: null })?.stage).toBe('first')
  })

  it('power waits for a machine at work', () => expect(card('power', { page: 'zero-check' })?.stage).toBe('first'))
  it('a second card waits for a first', () => expect(card('second-card', { lastServed: null })?.stage).toBe('first'))
})

describe('what hands do now', () => {
  it.each([
    ['medium', [`${KIOSK}-duplicate`, 'table'], null],
    ['power', [], null],
    ['second-card', [], 'voter:1-0001'],
    ['absentee', [], 'street:absentee-papers'],
    ['by-ear', [], 'street:audio'],
  ] as const)('%s', (key, points, ticket) => {
    expect(card(key)).toMatchObject({ stage: 'do', points, ticket })
  })

  it('who votes by ear may lose the sound, and nobody else; an election without a voice has no such voter', () => {
    expect(card('sound', { page: 'audio' })).toMatchObject({ stage: 'do', values: { machine: KIOSK } })
    for (const page of ['choose', 'waiting']) expect(card('sound', { page })?.stage).toBe('first')
    expect(card('by-ear', { speaks: false })?.stage).toBe('first')
  })

  it('the power may be cut in the middle of a vote', () => {
    for (const page of ['choose', 'confirm', 'recorded', 'audio']) expect(card('power', { page })?.stage).toBe('do')
  })

  it('who votes by ear is listened to as soon as the machine speaks', () => {
    expect(card('by-ear', { page: 'audio' })).toMatchObject({ stage: 'next', values: { machine: KIOSK } })
  })
})

describe('what there is to see', () => {
  it.each([
    ['medium', { duplicate: 'table' }],
    ['medium', { duplicate: 'table', page: 'out-of-service' }],
    ['medium', { duplicate: '1-K1:duplicate', page: 'out-of-service' }],
    ['power', { power: 'off', page: null }],
    ['power', { power: 'starting', page: null }],
    ['power', { page: 'recovered' }],
    ['power', { page: 'operator-card' }],
    ['second-card', { desk: refused('1-0001') }],
    ['absentee', { desk: refused('1-0300') }],
    ['by-ear', { page: 'audio', listened: true }],
    ['by-ear', { page: 'audio', read: true }],
    ['sound', { page: 'audio', plugged: false }],
  ] as const)('%s with %j', (key, given) => expect(card(key, given)?.stage).toBe('look'))

  it('not when somebody else is refused', () => {
    expect(card('second-card', { desk: refused('1-0009') })?.stage).toBe('do')
    expect(card('absentee', { desk: refused('1-0009') })?.stage).toBe('do')
  })
})

/** The names of what is pressed, as it stands on desk and issuer. */
it.each(LANGUAGES)('quotes what stands there (%s)', (language) => {
  const catalogues: readonly TextCatalogue[] = [deskWords, issuerScreen]
  const labels = new Set(catalogues.flatMap((words) => Object.values(words).map((each) => each[language])))
  const quoted = Object.values(deskWhatIf).flatMap((words) => [...words[language].matchAll(/[「"]([^」"]+)[」"]/g)])
  expect(quoted.length).toBeGreaterThan(8)
  expect(quoted.map(([, label = '']) => label).filter((label) => !labels.has(label))).toEqual([])
})
