/**
 * A third language is an entry in `election/languages.ts`, a column in each list of words, and a voice. Here it is a language of nobody,
 * with other letters: the four programs take it, change to it and away from it, and no page says a word of another language.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it, vi } from 'vitest'
import { WORDS } from '#build/words.mjs'
import { type Language, languageSchema, nextLanguage } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { LocalMinute } from '#election/time.ts'
import { requiredClips } from '#election/voice/clips.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { IssuerScreen } from '#issuer/screens/issuer-screen.tsx'
import { issuerScreenEventSchema } from '#issuer/session/screen-event.ts'
import { KioskScreen } from '#kiosk/screens/kiosk-screen.tsx'
import { kioskScreenEventSchema } from '#kiosk/session/screen-event.ts'
import { inOtherLanguage } from '#kiosk/session/settings.ts'
import { ApprovePage } from '#office/screens/approve-page.tsx'
import { BeginPage } from '#office/screens/begin-page.tsx'
import { CarryPage } from '#office/screens/carry-page.tsx'
import { ChangesPage } from '#office/screens/changes-page.tsx'
import { FilesPage } from '#office/screens/files-page.tsx'
import { KeysPage } from '#office/screens/keys-page.tsx'
import { MediaPage } from '#office/screens/media-page.tsx'
import { NumberPage } from '#office/screens/number-page.tsx'
import { OutPage } from '#office/screens/out-page.tsx'
import { RecordPage } from '#office/screens/record-page.tsx'
import { RollsPage } from '#office/screens/rolls-page.tsx'
import { StepsPage } from '#office/screens/steps-page.tsx'
import { VoicePage } from '#office/screens/voice-page.tsx'
import { draftOf } from '#office/session/draft.ts'
import { initial, step } from '#office/session/step.ts'
import { viewOf } from '#office/session/view-of.ts'
import { issuerPictures } from '#scripts/pictures/issuer-views.ts'
import { kioskPictures } from '#scripts/pictures/kiosk-views.ts'
import { TALLY_PICTURES } from '#scripts/pictures/tally-result-views.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { TallyScreen } from '#tally/screens/tally-screen.tsx'
import { tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import { KeysAtHand } from '#ui/components/letters-at-hand.tsx'
import { LanguageProvider } from '#ui/language/language.tsx'
import { uiWords } from '#words/common.ts'
import { addColumn, foreignWords, hasWords, THIRD } from './third-column.ts'

const NOTHING = () => {}
const AT = '2002-06-10T10:00' as LocalMinute
const KEY = '0'.repeat(64)
const OFFICE_PAGES = {
  ApprovePage,
  BeginPage,
  CarryPage,
  RollsPage,
  ChangesPage,
  FilesPage,
  KeysPage,
  MediaPage,
  NumberPage,
  OutPage,
  RecordPage,
  StepsPage,
  VoicePage,
}

vi.mock('#election/languages.ts', () => ({ LANGUAGES: ['ja', 'en', 'qq'] }))

beforeAll(async () => {
  vi.stubGlobal('innerWidth', 1920)
  vi.stubGlobal('innerHeight', 1080)
  const rooms = readdirSync(WORDS).filter((name) => name.endsWith('.ts'))
  for (const room of rooms) addColumn({ ...(await import(join(WORDS, room))) })
})

it('is chosen like the others', () => {
  expect(languageSchema.parse(THIRD)).toBe(THIRD)
  expect(LANGUAGES.map(nextLanguage)).toEqual(['en', THIRD, 'ja'])
})

/** @returns what stands on a page in another language; a page without a word in this one is wrong, too */
function wrongOn(name: string, view: unknown, page: ReactNode): readonly string[] {
  const html = renderToStaticMarkup(page)
  const words = foreignWords(html, view).map((each) => `${name}: ${each}`)
  return hasWords(html) ? words : [...words, `${name}: says nothing`]
}

it('the voting machine', () => {
  const pictures = kioskPictures()
  expect(pictures.length).toBeGreaterThan(70)
  const wrong = pictures.flatMap(({ name, view }) =>
    wrongOn(name, view, <KioskScreen view={{ ...view, language: THIRD }} send={NOTHING} />),
  )
  expect(wrong).toEqual([])
})

it('the voting machine: the setting of the language has the own name of the next one', () => {
  const settings = kioskPictures().find(({ view }) => view.page.type === 'settings') ?? expect.unreachable()
  for (const language of LANGUAGES) {
    const html = renderToStaticMarkup(<KioskScreen view={{ ...settings.view, language }} send={NOTHING} />)
    expect(html).toContain(uiWords.ownName[nextLanguage(language)])
    expect(html).not.toContain(uiWords.ownName[nextLanguage(nextLanguage(language))])
  }
})

it('the voting machine by ear: keys change the language, and a voter hears how to come to the next one', () => {
  const kiosk = new PretendKiosk(FACTS)
  expect(inOtherLanguage(inOtherLanguage(kiosk.state)).language).toBe(THIRD)
  const contests = FACTS.contests.map(({ contest }) => contest)
  const clipsIn = (language: Language) => requiredClips({ contests }, { contests: [] }, language)
  const others = new Set(
    LANGUAGES.filter((each) => each !== THIRD)
      .flatMap(clipsIn)
      .map(({ text }) => text),
  )
  const own = clipsIn(THIRD).filter(({ voice }) => voice === THIRD)
  expect(own.length).toBeGreaterThan(100)
  expect(own.filter(({ text }) => others.has(text) && !/^\d+$/.test(text))).toEqual([])
})

/** From an election that was prepared with a voice in each language: without one of the third, nothing is signed. */
it('the card issuer', async () => {
  const pictures = await issuerPictures(THIRD)
  expect(pictures.length).toBeGreaterThan(80)
  const wrong = pictures.flatMap(({ name, view }) =>
    wrongOn(name, view, <IssuerScreen view={{ ...view, language: THIRD }} send={NOTHING} />),
  )
  expect(wrong).toEqual([])
})

it('the tally', () => {
  const wrong = Object.entries(TALLY_PICTURES).flatMap(([name, view]) =>
    wrongOn(name, view, <TallyScreen view={{ ...view, language: THIRD }} send={NOTHING} />),
  )
  expect(wrong).toEqual([])
})

it('the office', () => {
  let state = step(initial(AT).state, { type: 'loaded', entries: [], checked: null, head: KEY }).state
  const begun = { act: { type: 'begun', use: 'live', key: KEY }, at: AT, by: '愛' } as const
  state = step(state, { type: 'recorded', entry: begun, head: KEY }).state
  const filled = { ...state, checked: { errors: [], warnings: [], draft: draftOf(tinySources, KEY) } }
  const wrong = [state, filled].map(viewOf).flatMap((view) =>
    Object.entries(OFFICE_PAGES).flatMap(([name, Page]) =>
      wrongOn(
        name,
        view,
        <LanguageProvider language={THIRD}>
          <KeysAtHand>
            <Page view={view} send={NOTHING} go={NOTHING} />
          </KeysAtHand>
        </LanguageProvider>,
      ),
    ),
  )
  expect(wrong).toEqual([])
})

it('each screen may ask for it', () => {
  const chosen = { type: 'language-chosen', language: THIRD }
  expect(issuerScreenEventSchema.safeParse(chosen).success).toBe(true)
  expect(tallyScreenEventSchema.safeParse(chosen).success).toBe(true)
  const press = { on: 0, press: { type: 'language', language: THIRD } }
  expect(kioskScreenEventSchema.safeParse(press).success).toBe(true)
})
