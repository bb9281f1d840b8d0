/**
 * An audio session: a dark page that is the same from start to end. No name, no choice, no focus (AUD-04). The bars show the settings of
 * the voice; none moves with it, because the duration of a name would show which one it is.
 */
import { SPEEDS, VOLUMES } from '#election/voice/steps.ts'
import { UseBanner } from '#ui/components/use-banner.tsx'
import { useText } from '#ui/language/language.tsx'
import { SCHEMES } from '#ui/tokens/schemes.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { usePageElement } from './page-element.ts'
import type { PageProps } from './page-props.ts'

/** The raised keys as on the keypad: row, column, sign. */
const KEYS = [
  ['↑', 1, 2],
  ['←', 2, 1],
  ['○', 2, 2],
  ['→', 2, 3],
  ['↓', 3, 2],
  ['×', 3, 4],
] as const

export function AudioPage({ view, page }: PageProps<'audio'>) {
  const say = useText()
  const dark = SCHEMES['light-on-dark']
  const Page = usePageElement()
  return (
    <Page className="audio" data-page="audio" style={{ background: dark.ground, color: dark.text }}>
      <div className="audio-banner">{view.use !== null && <UseBanner use={view.use} />}</div>
      <h1>{say(kioskScreen.audioTitle)}</h1>
      {page.keypad ? (
        <div className="audio-keys" role="img" aria-label={say(kioskScreen.audioKeys)}>
          {KEYS.map(([sign, row, column]) => (
            <span key={sign} className="audio-key" style={{ gridRow: row, gridColumn: column }}>
              {sign}
            </span>
          ))}
        </div>
      ) : (
        <p className="audio-missing">▲ {say(kioskScreen.audioNoKeypad)}</p>
      )}
      {!page.headphones && <p className="audio-missing">▲ {say(kioskScreen.audioNoHeadphones)}</p>}
      <div className="audio-bars">
        <Bar words={say(kioskScreen.audioSpeed)} steps={SPEEDS} at={page.speed} />
        <Bar words={say(kioskScreen.audioVolume)} steps={VOLUMES} at={page.volume} />
      </div>
    </Page>
  )
}

interface BarProps {
  readonly words: string
  readonly steps: readonly number[]
  readonly at: number
}

function Bar({ words, steps, at }: BarProps) {
  return (
    <>
      <span>{words}</span>
      <meter className="audio-bar" aria-label={words} min={0} max={steps.length} value={steps.indexOf(at) + 1} />
      <span className="audio-step">{at}</span>
    </>
  )
}
