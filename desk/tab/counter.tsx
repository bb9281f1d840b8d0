/** In front of the machine: the card in the voter's hand, what to do next, the keys, and what the headphones say. */
import type { Presentation } from '#election/card/voting-card.ts'
import { KPB200_KEYS } from '#hardware/keypad/key-table.ts'
import { useText } from '#ui/language/language.tsx'
import { deskKeys } from '#ui/messages/desk.ts'
import { tabWords } from '#words/desk.ts'
import { Act, Step } from './card-step.tsx'
import type { Place } from './places.ts'
import type { TabStation } from './station/tab-station.ts'
import type { Heard } from './use-station.ts'

interface CounterProps {
  readonly station: TabStation
  readonly heard: readonly Heard[]
  readonly large: boolean
  readonly onLarge: (large: boolean) => void
  readonly onPlace: (place: Place) => void
}

const WAYS = [
  ['normal', tabWords.layForTouch],
  ['audio', tabWords.layForEar],
  ['both', tabWords.layForBoth],
] as const satisfies readonly (readonly [Presentation, unknown])[]

/** All that the voice may name. */
const KEYS = [...KPB200_KEYS.values()]

export function Counter({ station, heard, large, onLarge, onPlace }: CounterProps) {
  const say = useText()
  const byEar = heard.length > 0 && station.onMachine !== null
  return (
    <section className="tab-counter" aria-label={say(tabWords.card)}>
      <CardInHand station={station} onPlace={onPlace} />
      {byEar && <HeardWords heard={heard} />}
      {byEar && <Keys station={station} />}
      <button type="button" className="tab-quiet" aria-pressed={large} onClick={() => onLarge(!large)}>
        {say(large ? tabWords.small : tabWords.large)}
      </button>
    </section>
  )
}

function CardInHand({ station, onPlace }: Pick<CounterProps, 'station' | 'onPlace'>) {
  const say = useText()
  const { nextAct } = station
  if (station.stage !== 'voting')
    return (
      <Step words={say(tabWords.stationClosed)}>
        <Act isNext words={say(tabWords.toCount)} onPress={() => onPlace('count')} />
      </Step>
    )
  if (station.isServing) return <Step words={say(tabWords.serving)} />
  if (station.onMachine !== null) {
    const step = nextAct === 'take' ? 'takeStep' : station.byKeys ? 'byKeysStep' : 'onGlassStep'
    return (
      <Step words={say(tabWords[step])}>
        <Act isNext={nextAct === 'take'} words={say(tabWords.take)} onPress={() => station.takeFromMachine()} />
      </Step>
    )
  }
  if (station.hand !== null && station.handIsFinished)
    return (
      <Step words={say(tabWords.handFinished)}>
        <Act isNext words={say(tabWords.giveBack)} onPress={() => station.giveBack()} />
      </Step>
    )
  if (station.hand !== null) {
    const isAgain = nextAct === 'lay-again'
    return (
      <Step words={say(isAgain ? tabWords.awayStep : tabWords.handIssued)}>
        <Act
          isNext
          words={say(isAgain ? tabWords.layAgain : tabWords.layHand)}
          onPress={() => station.layOnMachine()}
        />
        {!isAgain && <Act words={say(tabWords.toDesk)} onPress={() => onPlace('desk')} />}
      </Step>
    )
  }
  if (station.voters.every(({ came }) => came))
    return (
      <Step words={say(tabWords.nobodyLeft)}>
        <Act isNext words={say(tabWords.toCount)} onPress={() => onPlace('count')} />
      </Step>
    )
  return (
    <Step words={say(tabWords.layStep)}>
      {WAYS.map(([way, words], at) => (
        <Act
          key={way}
          isNext={at === 0}
          isOff={nextAct !== 'lay'}
          words={say(words)}
          onPress={() => void station.serveNext(way)}
        />
      ))}
      <Act words={say(tabWords.toDesk)} onPress={() => onPlace('desk')} />
    </Step>
  )
}

function Keys({ station }: { readonly station: TabStation }) {
  const say = useText()
  return (
    <fieldset className="tab-keys">
      <legend>{say(tabWords.keys)}</legend>
      {KEYS.map((key) => (
        <button key={key} type="button" onClick={() => station.key(key)}>
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
