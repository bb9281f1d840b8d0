/** Who votes in English sees and hears what is voted on in English, where the office gave it an English title (V9). */
import { describe, expect, it } from 'vitest'
import { type Contest, titleIn } from '#election/definition/definition.ts'
import type { Language } from '#election/language.ts'
import { packageClips } from '#election/voice/clips.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import type { KioskFacts } from './facts.ts'

const TITLES = ['Niimi mayoral election', 'Niimi city council election'] as const

const contests = FACTS.contests.map(({ contest }, at): Contest => ({ ...contest, titleEn: TITLES[at] ?? '' }))
const IN_ENGLISH: KioskFacts = {
  ...FACTS,
  contests: FACTS.contests.map((each, at) => ({ ...each, contest: contests[at] as Contest })),
}

function choosing(): PretendKiosk {
  const kiosk = new PretendKiosk(IN_ENGLISH).open()
  kiosk.lay(kiosk.issue(1).uid)
  kiosk.settle()
  kiosk.press({ type: 'next' })
  kiosk.press({ type: 'language', language: 'en' })
  return kiosk
}

describe('an English title', () => {
  it('stands on the page of the contest, and where leaving it out is asked and told', () => {
    const kiosk = choosing()
    expect(kiosk.page).toMatchObject({ type: 'choose', contest: { title: TITLES[0] } })
    kiosk.press({ type: 'leave' })
    expect(kiosk.page).toMatchObject({ type: 'leave', contest: { title: TITLES[0] }, open: TITLES })
    kiosk.press({ type: 'leave-scope', scope: 'contest' })
    kiosk.press({ type: 'leave-confirmed' })
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'recorded', over: [TITLES[0]], open: [TITLES[1]] })
    kiosk.press({ type: 'language', language: 'ja' })
    expect(kiosk.page).toMatchObject({ type: 'recorded', over: [contests[0]?.title] })
  })

  it('is spoken in English in the English voice alone', () => {
    const said = (language: Language) =>
      packageClips({ contests }, language).flatMap(({ id, voice, text, kana }) =>
        id.startsWith('contest:') ? [{ voice, text, kana }] : [],
      )
    expect(said('en')).toEqual(TITLES.map((text) => ({ voice: 'en', text, kana: null })))
    expect(said('ja').map(({ voice, text }) => [voice, text])).toEqual(contests.map(({ title }) => ['ja', title]))
  })

  it('a contest without one has its own title in both languages', () => {
    const plain = FACTS.contests.map(({ contest }) => contest)
    expect(plain.map((contest) => titleIn('en', contest))).toEqual(plain.map(({ title }) => title))
    expect(packageClips({ contests: plain }, 'en').filter(({ id }) => id.startsWith('contest:'))).toEqual(
      packageClips({ contests: plain }, 'ja').filter(({ id }) => id.startsWith('contest:')),
    )
  })
})
