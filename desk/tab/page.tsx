/** Entry of the tab: a polling station that anybody tries in a browser, without a server. Nothing leaves the page, and nothing stays (見本). */
import './station/immediate.ts'
import '#ui/look/staff.css'
import './page.css'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { assert } from '#election/assert.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import type { Language } from '#election/language.ts'
import { LanguageSwitch } from '#ui/components/language-switch.tsx'
import { PageTabs } from '#ui/components/page-tabs.tsx'
import { LanguageProvider, useText } from '#ui/language/language.tsx'
import { applyStaffLook } from '#ui/tokens/apply-looks.ts'
import { tabWords } from '#words/desk.ts'
import { CountPlace } from './count-place.tsx'
import { Counter } from './counter.tsx'
import { DemoBar } from './demo-bar.tsx'
import { MachinePlace } from './machine-place.tsx'
import { OwnCandidates } from './own-candidates.tsx'
import { DEMO, PLACES, type Place } from './places.ts'
import { ReceptionPlace } from './reception-place.tsx'
import { glassFor } from './size.ts'
import { importedFor } from './tab-election.ts'
import { useStation } from './use-station.ts'

function sample(): ElectionSources {
  const imported = importedFor(new Map())
  assert(imported.ok, 'the sample has no problem')
  return imported.value
}

interface TabProps {
  readonly panelWidthMm: number
  readonly isUpright: boolean
  readonly isDemo: boolean
}

function Tab({ panelWidthMm, isUpright, isDemo }: TabProps) {
  const [language, setLanguage] = useState<Language>('ja')
  const [sources, setSources] = useState(sample)
  const [serial, setSerial] = useState(0)
  const [place, setPlace] = useState<Place>('machine')
  const [large, setLarge] = useState(isDemo)
  const { station, heard } = useStation(sources, serial, panelWidthMm)
  useEffect(() => station?.speakIn(language), [station, language])
  const begin = (election: ElectionSources) => {
    setSources(election)
    setSerial((before) => before + 1)
    setPlace('machine')
  }
  return (
    <LanguageProvider language={language}>
      <div className={large ? 'tab tab-large' : 'tab'} data-place={place}>
        <Head isDemo={isDemo} onLanguage={setLanguage} place={place} onPlace={setPlace} />
        {station === null && <Opening />}
        {station !== null && place === 'desk' && <ReceptionPlace station={station} onPlace={setPlace} />}
        {station !== null && place === 'machine' && (
          <MachinePlace isUpright={isUpright} station={station}>
            {isDemo ? (
              <DemoBar station={station} onAgain={() => begin(sources)} />
            ) : (
              <Counter station={station} heard={heard} large={large} onLarge={setLarge} onPlace={setPlace} />
            )}
          </MachinePlace>
        )}
        {station !== null && place === 'count' && (
          <CountPlace key={serial} station={station} onRestart={() => begin(sources)} />
        )}
        {!isDemo && (
          <OwnCandidates
            onFiles={(files) => {
              const own = importedFor(files)
              if (own.ok) begin(own.value)
              return own
            }}
            onSample={() => begin(sample())}
          />
        )}
        {!isDemo && <ToDemo />}
      </div>
    </LanguageProvider>
  )
}

function ToDemo() {
  const say = useText()
  return (
    <a className="tab-demo" href={DEMO}>
      {say(tabWords.toDemo)}
    </a>
  )
}

function Opening() {
  const say = useText()
  return (
    <p className="tab-opening" role="status">
      {say(tabWords.opening)}
    </p>
  )
}

interface HeadProps {
  readonly isDemo: boolean
  readonly onLanguage: (language: Language) => void
  readonly place: Place
  readonly onPlace: (place: Place) => void
}

function Head({ isDemo, onLanguage, place, onPlace }: HeadProps) {
  const say = useText()
  useEffect(() => {
    document.title = say(tabWords.pageTitle)
  })
  return (
    <header className="tab-head">
      <h1>{say(tabWords.title)}</h1>
      <p className="tab-sample">◆ {say(isDemo ? tabWords.demoNote : tabWords.sample)}</p>
      <LanguageSwitch onLanguage={onLanguage} />
      {!isDemo && (
        <PageTabs
          label={say(tabWords.places)}
          tabs={PLACES.map((id) => ({ id, name: say(tabWords[`place_${id}`]) }))}
          shown={place}
          onChoose={onPlace}
        />
      )}
    </header>
  )
}

const place = document.getElementById('tab')
assert(place !== null, 'the tab has its place')
const { panelWidthMm, upright } = glassFor(innerWidth, innerHeight)
applyStaffLook({ widthPx: 1920, widthMm: 527 })
createRoot(place).render(<Tab panelWidthMm={panelWidthMm} isUpright={upright} isDemo={location.hash === DEMO} />)
addEventListener('hashchange', () => location.reload())
if ('serviceWorker' in navigator && location.protocol.startsWith('http')) {
  navigator.serviceWorker.register('offline.js').catch(() => {
    // Without it the page needs its server again at the next visit, and nothing else.
  })
}
