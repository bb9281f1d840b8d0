/** In front of the machine: the card in the voter's hand, what to do next, the keys, and what the headphones say. */

import type { Presentation } from '#election/card/voting-card.ts'
import { KPB200_KEYS } from '#hardware/keypad/key-table.ts'
import type { KioskView } from '#kiosk/session/view.ts'
import { useText } from '#ui/language/language.tsx'
import { deskKeys } from '#ui/messages/desk.ts'
import { tabWords } from '#words/desk.ts'
import type { Spoken, TabMachine } from './tab-machine.ts'

/** One sentence of the headphones. */
export interface Heard {
  readonly number: number
  readonly words: readonly Spoken[]
  readonly silent: boolean
}

interface CounterProps {
  readonly machine: TabMachine
  readonly view: KioskView
  readonly heard: readonly Heard[]
  readonly large: boolean
  readonly onLarge: (large: boolean) => void
}

const WAYS = [
  ['normal', tabWords.layForTouch],
  ['audio', tabWords.layForEar],
  ['both', tabWords.layForBoth],
] as const satisfies readonly (readonly [Presentation, unknown])[]

/** All that the voice may name. */
const KEYS = [...KPB200_KEYS.values()]

export function Counter({ machine, view, heard, large, onLarge }: CounterProps) {
  const say = useText()
  const byEar = view.page.type === 'audio'
  return (
    <section className="tab-counter" aria-label={say(tabWords.card)}>
      <CardInHand machine={machine} byEar={byEar} />
      {machine.byKeys && <HeardWords heard={heard} />}
      {machine.byKeys && <Keys machine={machine} />}
      <button type="button" className="tab-quiet" aria-pressed={large} onClick={() => onLarge(!large)}>
        {say(large ? tabWords.small : tabWords.large)}
      </button>
    </section>
  )
}

function CardInHand({ machine, byEar }: { readonly machine: TabMachine; readonly byEar: boolean }) {
  const say = useText()
  const { nextAct } = machine
  if (machine.lies !== null) {
    const step = nextAct === 'take' ? tabWords.takeStep : byEar ? tabWords.byKeysStep : tabWords.onGlassStep
    return (
      <div className="tab-card">
        <p role="status">{say(step)}</p>
        <button type="button" className={nextAct === 'take' ? 'tab-go' : 'tab-quiet'} onClick={() => machine.take()}>
          {say(tabWords.take)}
        </button>
      </div>
    )
  }
  if (nextAct === 'lay-again') {
    return (
      <div className="tab-card">
        <p role="status">{say(tabWords.awayStep)}</p>
        <button type="button" className="tab-go" onClick={() => machine.layAgain()}>
          {say(tabWords.layAgain)}
        </button>
      </div>
    )
  }
  return (
    <div className="tab-card">
      <p role="status">{say(tabWords.layStep)}</p>
      {WAYS.map(([way, words], at) => (
        <button
          key={way}
          type="button"
          className={at === 0 ? 'tab-go' : 'tab-quiet'}
          disabled={nextAct !== 'lay'}
          onClick={() => machine.lay(way)}
        >
          {say(words)}
        </button>
      ))}
    </div>
  )
}

function Keys({ machine }: { readonly machine: TabMachine }) {
  const say = useText()
  return (
    <fieldset className="tab-keys">
      <legend>{say(tabWords.keys)}</legend>
      {KEYS.map((key) => (
        <button key={key} type="button" onClick={() => machine.key(key)}>
          {say(deskKeys[key])}
        </button>
      ))}
    </fieldset>
  )
}

function HeardWords({ heard }: { readonly heard: readonly Heard[] }) {
  const say = useText()
  return (
    <div className="tab-heard">
      <h2>{say(tabWords.heard)}</h2>
      {heard.map((sentence) => (
        <p key={sentence.number} aria-current={sentence === heard.at(-1)}>
          {sentence.words.map(({ text, language, place }) => (
            <span key={place} lang={language}>
              {text}{' '}
            </span>
          ))}
        </p>
      ))}
      {heard.at(-1)?.silent === true && <p className="tab-note">{say(tabWords.silent)}</p>}
    </div>
  )
}
