/** The reception: who comes with a ticket, the screen of the issuer, and the card on it. */
import { useCallback, useMemo } from 'react'
import { useText } from '#ui/language/language.tsx'
import { tabWords } from '#words/desk.ts'
import { readFromDesk, type ToDesk } from './between.ts'
import { Act, Step } from './card-step.tsx'
import { Frame } from './frame.tsx'
import type { Place } from './places.ts'
import type { TabStation } from './station/tab-station.ts'

interface ReceptionProps {
  readonly station: TabStation
  readonly onPlace: (place: Place) => void
}

/** The smallest panel on which all of the issuer is in sight. On a telephone half of it is, and the rest is moved to. */
const PANEL = { width: 1366, height: 768, leastScale: 0.5 }

export function ReceptionPlace({ station, onPlace }: ReceptionProps) {
  const say = useText()
  const view = station.deskView
  const message = useMemo((): ToDesk => ({ type: 'view', view }), [view])
  const hear = useCallback(
    (data: unknown) => {
      const said = readFromDesk(data)
      if (said?.type === 'event') station.pressDesk(said.event)
    },
    [station],
  )
  return (
    <>
      <section className="tab-tickets" aria-label={say(tabWords.tickets)}>
        <h2>{say(tabWords.tickets)}</h2>
        <p className="tab-note">{say(tabWords.ticketsHow)}</p>
        <ul>
          {station.voters.map(({ row, came }) => (
            <li key={row.rollNo}>
              <Act
                words={came ? say(tabWords.here, { name: row.name }) : row.name}
                isOff={station.stage !== 'voting'}
                onPress={() => station.showTicket(row)}
              />
            </li>
          ))}
        </ul>
      </section>
      <Frame
        src="desk.html"
        title={say(tabWords.deskScreen)}
        className="tab-desk"
        message={message}
        panel={PANEL}
        onMessage={hear}
      />
      <section className="tab-counter" aria-label={say(tabWords.card)}>
        <CardOfDesk station={station} onPlace={onPlace} />
      </section>
    </>
  )
}

function CardOfDesk({ station, onPlace }: ReceptionProps) {
  const say = useText()
  const { deskView: view } = station
  const desk = view.screen === 'day' ? view.desk.type : 'ready'
  if (station.stage !== 'voting')
    return (
      <Step words={say(tabWords.stationClosed)}>
        <Act isNext words={say(tabWords.toCount)} onPress={() => onPlace('count')} />
      </Step>
    )
  if (station.onDesk !== null)
    return (
      <Step words={say(tabWords.cardOnDesk)}>
        <Act isNext={desk === 'hand-over'} words={say(tabWords.deskTake)} onPress={() => station.takeFromDesk()} />
      </Step>
    )
  if (station.hand === null)
    return (
      <Step words={say(tabWords.cardNone)}>
        <Act isNext={desk === 'card-awaited'} words={say(tabWords.deskLay)} onPress={() => station.layOnDesk()} />
      </Step>
    )
  return (
    <Step words={say(station.handIsFinished ? tabWords.handFinished : tabWords.handIssued)}>
      {station.handIsFinished ? (
        <Act isNext words={say(tabWords.giveBack)} onPress={() => station.giveBack()} />
      ) : (
        <Act isNext words={say(tabWords.toMachine)} onPress={() => onPlace('machine')} />
      )}
      <Act words={say(tabWords.deskLayHand)} onPress={() => station.layOnDesk()} />
    </Step>
  )
}
