/** The practice machine at the entrance (kiosk demo): one press begins, one ends. The page is reception and card. */
import { useText } from '#ui/language/language.tsx'
import { tabWords } from '#words/desk.ts'
import { Act, Step } from './card-step.tsx'
import type { TabStation } from './station/tab-station.ts'

interface DemoProps {
  readonly station: TabStation
  /** Everybody on the roll was here: the practice goes on with a new morning. */
  readonly onAgain: () => void
}

export function DemoBar({ station, onAgain }: DemoProps) {
  const say = useText()
  const begin = async () => {
    if (!(await station.serveNext('normal'))) onAgain()
  }
  const end = () => {
    station.takeFromMachine()
    station.giveBack()
  }
  const isOn = station.onMachine !== null
  return (
    <section className="tab-counter" aria-label={say(tabWords.card)}>
      <Step words={say(tabWords.demoNote)}>
        {isOn ? (
          <Act isNext={station.nextAct === 'take'} words={say(tabWords.demoEnd)} onPress={end} />
        ) : (
          <Act isNext isOff={station.isServing} words={say(tabWords.demoStart)} onPress={() => void begin()} />
        )}
      </Step>
    </section>
  )
}
