/** Each clip is heard by two people; one who finds it wrong stops it; what is not heard as a whole is not signed. */
import { beforeEach, expect, test } from 'vitest'
import { machineId } from '#election/id-schemas.ts'
import type { CandidateId, ClipId } from '#election/ids.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { LocalMinute } from '#election/time.ts'
import { nameClip } from '#election/voice/clip-id.ts'
import { type Clip, requiredClips } from '#election/voice/clips.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { draftOf } from './draft.ts'
import type { OfficeEvent } from './event.ts'
import { type Act, CLIPS_IN_ONE_LINE } from './record.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { initial, step } from './step.ts'
import { mayNotWork } from './step-room.ts'
import { viewOf } from './view-of.ts'
import type { VoicePack } from './voice.ts'

const at = '2002-06-10T10:00' as LocalMinute
const KEY = '0'.repeat(64)
const draft = draftOf(tinySources, KEY)
const list = { contests: draft.contests.map(({ contest, ...rest }) => ({ ...rest, contest: contest.id })) }
const NAME = nameClip(tinySources.candidates[0]?.id as CandidateId)
const hash = (number: number) => number.toString(16).padStart(64, '0')
let state: OfficeState

/** Each clip sounds as its place says; names are one sound in both languages. */
function pack(sounds: (clip: Clip) => number = () => 0): VoicePack {
  const clips = new Map<string, VoicePack['clips'][number]>()
  for (const language of LANGUAGES)
    for (const clip of requiredClips(tinySources, list, language)) {
      const content = hash(sounds(clip))
      const key = `${clip.id} ${clip.voice}`
      const languages = [...(clips.get(key)?.languages ?? []), language]
      const { id, voice, text } = clip
      clips.set(key, {
        id,
        voice,
        text,
        kana: clip.kana ?? '',
        sha256: content,
        content,
        languages,
        maker: 'tones',
        ms: 900,
      })
    }
  return { sha256: hash(1), clips: [...clips.values()] }
}

function hear(event: OfficeEvent): void {
  const stepped = step(state, event)
  state = stepped.state
  for (const effect of stepped.effects) if (effect.type === 'record') recorded(effect.act, state.person?.name ?? '')
}
const recorded = (act: Act, by = '愛') => {
  state = step(state, { type: 'recorded', entry: { act, at, by }, head: KEY }).state
}
const send = (event: OfficeScreenEvent) => hear({ type: 'screen', event })
const rows = () => viewOf(state).voice
const word = (id: ClipId) => {
  const clip = state.voice?.clips.find((each) => each.id === id)
  return { id, content: clip?.content ?? '' }
}
const codes = () => [mayNotWork(state, 'package'), viewOf(state).steps.find(({ id }) => id === 'voice')?.state]

function approveAll(name: string): void {
  hear({ type: 'person-open', name })
  const all = (state.voice?.clips ?? []).map(({ id, content }) => ({ id, content }))
  for (let from = 0; from < all.length; from += CLIPS_IN_ONE_LINE)
    send({ type: 'approve-clips', clips: all.slice(from, from + CLIPS_IN_ONE_LINE) })
}

beforeEach(() => {
  state = initial(at).state
  hear({ type: 'loaded', entries: [], checked: { errors: [], warnings: [], draft }, head: KEY })
  recorded({ type: 'begun', use: 'live', key: KEY })
  recorded({ type: 'joined', name: '健', key: '1'.repeat(64) })
  recorded({ type: 'office-made', authority: KEY, approvers: 2 })
  for (const { id, kind, content } of draft.items)
    if (kind !== 'candidates') for (const by of ['愛', '健']) recorded({ type: 'approved', item: id, content }, by)
  hear({ type: 'machines-seen', machines: { there: [machineId.parse('2-K1')], missing: [], wrong: null } })
  hear({ type: 'person-open', name: '愛' })
})

const taken = (voice: VoicePack) => {
  recorded({ type: 'voice-taken', sha256: voice.sha256, clips: voice.clips.length })
  hear({ type: 'voice-seen', pack: voice })
}

test('without a voice the package may be signed; with one only when two people heard all of it', () => {
  expect(codes()).toEqual([null, 'open'])
  taken(pack())
  expect(codes()).toEqual(['voice-not-heard', 'open'])
  const yours = () => rows().groups.map(({ all, unheard }) => [unheard === 0, unheard === all])
  approveAll('愛')
  expect(yours()).toEqual([
    [true, false],
    [true, false],
    [true, false],
  ])
  approveAll('愛')
  expect(codes()).toEqual(['voice-not-heard', 'open'])
  expect(state.message?.code).toBe('approved-by-you')
  hear({ type: 'person-open', name: '健' })
  expect(yours()).toEqual([
    [false, true],
    [false, true],
    [false, true],
  ])
  approveAll('健')
  expect(codes()).toEqual([null, 'done'])
  expect(rows().groups.map(({ all, approved }) => all > 3 && all === approved)).toEqual([true, true, true])
})

test('the ear of somebody who joined after the key was made is not one of two (own-52)', () => {
  recorded({ type: 'joined', name: '影', key: '2'.repeat(64) })
  taken(pack())
  approveAll('愛')
  approveAll('影')
  expect([state.message?.code, ...codes()]).toEqual(['not-an-approver', 'voice-not-heard', 'open'])
  expect(rows().clips.every(({ mayApprove, approvedBy }) => !mayApprove && approvedBy.length === 1)).toBe(true)
  recorded({ type: 'clips-approved', clips: [word(NAME)] }, '影')
  expect(rows().clips.find(({ id }) => id === NAME)?.approvedBy).toEqual(['愛'])
  send({ type: 'refuse-clip', clip: word(NAME), why: 'アクセント' })
  expect(state.message?.code).toBe('not-an-approver')
})

test('who finds a clip wrong takes every approval of it away; another ear does not outweigh it, the same may', () => {
  taken(pack())
  approveAll('愛')
  approveAll('健')
  send({ type: 'refuse-clip', clip: word(NAME), why: 'アクセント' })
  expect(rows().clips.find(({ id }) => id === NAME)).toMatchObject({ state: 'refused', approvedBy: [] })
  expect(codes()).toEqual(['voice-not-heard', 'open'])
  hear({ type: 'person-open', name: '愛' })
  send({ type: 'approve-clips', clips: [word(NAME)] })
  expect(state.message?.code).toBe('clip-refused')
  hear({ type: 'person-open', name: '健' })
  send({ type: 'approve-clips', clips: [word(NAME)] })
  expect(rows().clips.find(({ id }) => id === NAME)).toMatchObject({ state: 'half', approvedBy: ['健'] })
})

test('the page of the voice: what stands against it, and how many clips of each group somebody refused', () => {
  expect(rows().doubt).toBeNull()
  taken(pack())
  expect(rows().doubt).toBe('voice-not-heard')
  const refused = () => rows().groups.map((each) => [each.group, each.refused])
  approveAll('愛')
  approveAll('健')
  expect([rows().doubt, ...refused()]).toEqual([null, ['names', 0], ['ja', 0], ['en', 0]])
  send({ type: 'refuse-clip', clip: word(NAME), why: 'アクセント' })
  expect([rows().doubt, ...refused()]).toEqual(['voice-not-heard', ['names', 1], ['ja', 0], ['en', 0]])
  // Files that say nothing of an election: nothing to hold it against.
  state = { ...state, checked: null }
  expect([rows().doubt, rows().lacking]).toEqual([null, 0])
})

test('in a voice made anew only what sounds otherwise is heard again', () => {
  taken(pack())
  approveAll('愛')
  approveAll('健')
  const before = word(NAME)
  taken(pack(({ id }) => (id === NAME ? 7 : 0)))
  expect(codes()).toEqual(['voice-not-heard', 'open'])
  expect(
    rows()
      .clips.filter((clip) => clip.state !== 'approved')
      .map(({ id }) => id),
  ).toEqual([NAME])
  send({ type: 'approve-clips', clips: [before] })
  // The clip that was heard is not there any more.
  expect(state.message?.code).toBe('item-changed')
})

test('a voice without the names of today is told, and not signed', () => {
  const whole = pack()
  taken({ ...whole, clips: whole.clips.filter(({ id }) => id !== NAME) })
  approveAll('愛')
  approveAll('健')
  // In both languages.
  expect(rows().lacking).toBe(2)
  expect(codes()).toEqual(['voice-not-of-files', 'open'])
})

test('what could not be made is told once, though both languages need it; a voice takes that away', () => {
  const problem = { clip: NAME, text: '愛', doubt: { type: 'reading-missing' } } as const
  hear({ type: 'voice-problems', problems: LANGUAGES.map((language) => ({ ...problem, language })) })
  expect(state.message).toMatchObject({ code: 'voice-not-made', about: { count: 1 } })
  expect(rows().problems.map(({ clip }) => clip)).toEqual([NAME])
  taken(pack())
  expect(rows().problems).toEqual([])
})

test('a list of a package that speaks waits for its voice; one that is silent does not', () => {
  const contents = draft.items.map(({ id, content }) => ({ item: id, content }))
  for (const { contest, order } of draft.contests)
    recorded({ type: 'lot-drawn', contest: contest.id, order, drawnBy: '選挙長', on: '2002-06-16' })
  for (const { id, kind, content } of draft.items)
    if (kind === 'candidates') for (const by of ['愛', '健']) recorded({ type: 'approved', item: id, content }, by)
  const signed = (voice: object) => {
    const says = { date: '2002-06-23', day: draft.day, without: [], ...voice }
    recorded({
      type: 'package-signed',
      electionId: '0'.repeat(16),
      number: '00000 00000 00000 00000',
      contents,
      says,
    })
  }
  taken(pack())
  expect(rows().signed).toBeNull()
  signed({})
  expect([mayNotWork(state, 'list'), rows().signed, codes()[1]]).toEqual([null, false, 'done'])
  signed({ voice: hash(1) })
  expect([mayNotWork(state, 'list'), rows().signed, codes()[1]]).toEqual(['voice-not-heard', true, 'open'])
})
