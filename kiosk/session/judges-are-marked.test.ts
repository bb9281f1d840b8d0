/** 国民審査: a mark × for each judge or none; what is confirmed is what was marked, and no mark is a vote like any other (art. 15(1)). */
import { describe, expect, it } from 'vitest'
import { marksOf } from '#election/ballot/marks.ts'
import type { CandidateId, ClipId } from '#election/ids.ts'
import { requiredClips } from '#election/voice/clips.ts'
import { JUDGES_FACTS, judgesFacts } from '#simulation/rooms/judges-facts.ts'
import { came, keys, said } from '#simulation/rooms/keys-in-hand.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import type { KioskFacts } from './facts.ts'
import type { Press } from './screen-event.ts'

const NEXT: Press = { type: 'next' }
const select = (candidate: number): Press => ({ type: 'select', candidate })

/** As a touch voter has it after these presses. */
function shown(facts: KioskFacts, ...presses: readonly Press[]) {
  const kiosk = new PretendKiosk(facts).open()
  kiosk.lay(kiosk.issue(1).uid)
  kiosk.settle()
  for (const press of [NEXT, ...presses]) kiosk.press(press)
  return { kiosk, page: kiosk.page }
}

describe('by touch', () => {
  it('no judge has a mark at first, and that can be confirmed', () => {
    expect(shown(JUDGES_FACTS).page).toMatchObject({ type: 'choose', marked: [], selected: null })
    expect(shown(JUDGES_FACTS, NEXT).page).toMatchObject({ type: 'confirm-marks', marked: [], judges: 4 })
  })

  it('a press marks, a second one takes the mark away, and each judge is marked alone', () => {
    const { page } = shown(JUDGES_FACTS, select(504), select(501), select(502), select(504))
    expect(page).toMatchObject({ type: 'choose', marked: [501, 502] })
  })

  it('the confirming page has the marked judges in the order of the paper, and nobody else', () => {
    const { page } = shown(JUDGES_FACTS, select(504), select(501), NEXT)
    expect(page).toMatchObject({ type: 'confirm-marks', marked: [{ id: 501 }, { id: 504 }] })
  })

  it('the way back keeps the marks', () => {
    expect(shown(JUDGES_FACTS, select(504), NEXT, { type: 'back' }).page).toMatchObject({ marked: [504] })
  })

  it('who has left office cannot be marked, and the page says so (art. 5-3)', () => {
    expect(shown(JUDGES_FACTS, select(503)).page).toMatchObject({ marked: [], told: 'withdrew' })
  })

  it('nothing is confirmed before every page was shown (D-12)', () => {
    const pages: Press = { type: 'pages', count: 2, perPage: 8 }
    const { kiosk, page } = shown(judgesFacts(15), pages, select(501), NEXT)
    expect(page).toMatchObject({ type: 'choose', allSeen: false })
    kiosk.press({ type: 'turn-page', page: 1 })
    kiosk.press(NEXT)
    expect(kiosk.page).toMatchObject({ type: 'confirm-marks', marked: [{ id: 501 }] })
  })

  it('the next contest chooses one, with no mark', () => {
    const { page } = shown({ ...FACTS, contests: FACTS.contests.slice(1) })
    expect(page).toMatchObject({ type: 'choose', marked: null })
  })
})

describe('what is handed over', () => {
  const candidates = [501, 502, 503].map((id) => ({ id: id as CandidateId }))

  it('is an answer for each judge, in the order of their places', () => {
    expect(marksOf(candidates, { type: 'marked', judges: [502 as CandidateId] })).toEqual([
      { place: 1, selection: { type: 'no-mark' } },
      { place: 2, selection: { type: 'candidate', id: 502 } },
      { place: 3, selection: { type: 'no-mark' } },
    ])
  })

  it('is as long without a mark as with all of them', () => {
    const all = candidates.map(({ id }) => id)
    expect(marksOf(candidates, { type: 'marked', judges: [] })).toHaveLength(3)
    expect(marksOf(candidates, { type: 'marked', judges: all })).toHaveLength(3)
  })
})

describe('by ear', () => {
  const voice = new Map(
    requiredClips(
      { contests: JUDGES_FACTS.contests.map(({ contest }) => contest) },
      {
        contests: JUDGES_FACTS.contests.map(({ contest: { id }, candidates }) => ({
          ...{ contest: id, uncontested: false, candidates },
        })),
      },
      'ja',
    ).map(({ id, text }) => [id, text]),
  )

  it('○ marks a judge and takes the mark away, and the voice says which', () => {
    const { kiosk } = came({ facts: JUDGES_FACTS })
    keys(kiosk, 'select', 'select')
    expect(said(kiosk)).toEqual(expect.arrayContaining(['contest:review', 'of:4', 'prompt:mark-judges']))
    kiosk.hear()
    keys(kiosk, 'down')
    expect(said(kiosk)).toContain('name:501')
    kiosk.hear()
    keys(kiosk, 'select')
    expect(said(kiosk)).toEqual(['prompt:mark-set'])
    kiosk.hear()
    keys(kiosk, 'repeat')
    expect(said(kiosk)).toContain('prompt:has-mark')
    kiosk.hear()
    keys(kiosk, 'select')
    expect(said(kiosk)).toEqual(['prompt:mark-taken'])
  })

  it('below the last judge is the way on, and the marked judges are read before ○ records', () => {
    const { kiosk } = came({ facts: JUDGES_FACTS })
    keys(kiosk, 'select', 'select', 'down', 'select', 'down', 'down', 'down', 'select')
    kiosk.hear()
    keys(kiosk, 'down')
    expect(said(kiosk)).toContain('prompt:item-check-marks')
    kiosk.hear()
    keys(kiosk, 'select')
    const read = said(kiosk).filter((clip) => clip.startsWith('name:') || clip.startsWith('prompt:judges'))
    expect(read).toEqual(['prompt:judges-marked', 'name:501', 'name:504'])
  })

  it('no mark is said in words', () => {
    const { kiosk } = came({ facts: JUDGES_FACTS })
    keys(kiosk, 'select', 'select', 'right', 'down', 'right', 'select')
    expect(said(kiosk)).toContain('prompt:nobody-marked')
  })

  it('speaks of judges alone, and each of its clips is in the voice of its package', () => {
    const { kiosk } = came({ facts: JUDGES_FACTS })
    keys(kiosk, 'select', 'select')
    const heard: string[] = [...said(kiosk)]
    for (const key of ['down', 'up', 'down', 'down', 'down', 'down', 'down', 'up', 'help', 'help'] as const) {
      keys(kiosk, key)
      heard.push(...said(kiosk))
      kiosk.hear()
    }
    expect(heard).toEqual(
      expect.arrayContaining([
        'prompt:judges-begin',
        'prompt:judges-end',
        'prompt:not-reviewed',
        'prompt:key-check-marks',
      ]),
    )
    expect(heard.filter((clip) => !voice.has(clip as ClipId))).toEqual([])
    expect(heard.filter((clip) => /候補者|選ぶ|選び/.test(voice.get(clip as ClipId) ?? ''))).toEqual([])
  })

  it('a switch comes to each judge and to the way on', () => {
    const { kiosk } = came({ facts: JUDGES_FACTS, switches: 2 })
    keys(kiosk, 'select', 'select')
    const heard: string[] = []
    for (let i = 0; i < 8; i++) {
      kiosk.hear()
      keys(kiosk, 'next')
      heard.push(...said(kiosk))
    }
    expect(heard).toEqual(
      expect.arrayContaining(['name:501', 'name:504', 'prompt:item-check-marks', 'prompt:item-leave']),
    )
  })
})
