/** The count: the station closes, the key holders come, the result is shown, and the data with which anybody checks it are saved. */
import '#tally/screens/tally.css'
import { useEffect, useState } from 'react'
import type { ContestResult } from '#election/count/contest-result.ts'
import { ContestTable } from '#tally/screens/contest-table.tsx'
import { useText } from '#ui/language/language.tsx'
import { tabWords } from '#words/desk.ts'
import { Act, Step } from './card-step.tsx'
import { type CountedDay, tarOf } from './station/counted-day.ts'
import { resultsOf } from './station/results.ts'
import type { TabStation } from './station/tab-station.ts'

const CHECK_PAGE = 'ippyo-check.html'
const BUNDLE_FILE = 'ippyo-bundle.tar'

interface CountProps {
  readonly station: TabStation
  readonly onRestart: () => void
}

export function CountPlace({ station, onRestart }: CountProps) {
  const say = useText()
  const [came, setCame] = useState<readonly number[]>([])
  const [day, setDay] = useState<CountedDay | null>(null)
  const { countingKey } = station.election.keys.counting
  const isComplete = came.length >= countingKey.threshold
  useEffect(() => {
    if (isComplete && day === null) void station.count(came).then(setDay)
  }, [station, isComplete, came, day])
  if (station.stage === 'voting') return <BeforeClosing station={station} />
  if (station.stage === 'closing')
    return (
      <section className="tab-count">
        <Step words={say(tabWords.closing)} />
      </section>
    )
  if (day !== null) return <Result day={day} station={station} onRestart={onRestart} />
  return (
    <section className="tab-count">
      <Step
        words={
          isComplete
            ? say(tabWords.counting)
            : say(tabWords.sealed, { holders: countingKey.holders.length, threshold: countingKey.threshold })
        }
      >
        {countingKey.holders.map(({ index }) => (
          <Act
            key={index}
            isNext={!came.includes(index)}
            isOff={isComplete || came.includes(index)}
            words={say(came.includes(index) ? tabWords.holderCame : tabWords.holder, { index })}
            onPress={() => setCame((before) => [...before, index].toSorted((a, b) => a - b))}
          />
        ))}
      </Step>
    </section>
  )
}

function BeforeClosing({ station }: Pick<CountProps, 'station'>) {
  const say = useText()
  return (
    <section className="tab-count">
      <Step words={say(station.hasVotes ? tabWords.countHow : tabWords.voteFirst)}>
        <Act
          isNext
          isOff={!station.hasVotes || station.isServing}
          words={say(tabWords.close)}
          onPress={() => void station.close()}
        />
      </Step>
    </section>
  )
}

function Result({ day, station, onRestart }: CountProps & { readonly day: CountedDay }) {
  const say = useText()
  const save = () => {
    const address = URL.createObjectURL(new Blob([tarOf(day.bundle) as Uint8Array<ArrayBuffer>]))
    const link = Object.assign(document.createElement('a'), { href: address, download: BUNDLE_FILE })
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <section className="tab-count">
      <h2>{say(tabWords.counted)}</h2>
      {resultsOf(day, station.election).map((contest) => (
        <ContestOf key={contest.id} contest={contest} />
      ))}
      <p className="tab-note">{say(tabWords.few)}</p>
      <h2>{say(tabWords.bundleTitle)}</h2>
      <p>{say(tabWords.bundleHow)}</p>
      <dl className="tab-numbers">
        <dt>{say(tabWords.bundleNumber)}</dt>
        <dd>{day.number}</dd>
        <dt>{say(tabWords.authorityNumber)}</dt>
        <dd>{day.authority}</dd>
      </dl>
      <div className="tab-card">
        <Act isNext words={say(tabWords.saveBundle)} onPress={save} />
        <a className="tab-quiet" href={CHECK_PAGE} target="_blank" rel="noreferrer">
          {say(tabWords.openCheck)}
        </a>
        <Act words={say(tabWords.restart)} onPress={onRestart} />
      </div>
    </section>
  )
}

function ContestOf({ contest }: { readonly contest: ContestResult }) {
  const say = useText()
  return (
    <div className="contest">
      <h3 lang="ja">{contest.title}</h3>
      <div className="tab-table">
        <ContestTable contest={contest} final />
      </div>
      {contest.ended !== null && <p>{say(tabWords.ended, { count: contest.ended })}</p>}
    </div>
  )
}
