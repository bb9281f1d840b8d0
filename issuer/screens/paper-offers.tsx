/** The station's papers by the time of day: what is wanted now, what was made, and a look at each. */
import { useId } from 'react'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { PaperOffer } from '../session/papers-due.ts'
import { printStateWords } from './paper-line.tsx'
import type { TabProps } from './words.ts'

const TITLES = {
  stock: issuerScreen.papersStock,
  voting: issuerScreen.papersVoting,
  evening: issuerScreen.papersEvening,
} as const

export function PaperOffers({ times, ...props }: TabProps & { readonly times: readonly PaperOffer['time'][] }) {
  const say = useText()
  return (
    <section className="panel">
      {times.map((time) => (
        <div key={time}>
          <h2>{say(TITLES[time])}</h2>
          <PrintAll {...props} time={time} />
          {props.view.paperOffers
            .filter((offer) => offer.time === time)
            .map((offer) => (
              <Offer key={offer.name} {...props} offer={offer} />
            ))}
        </div>
      ))}
    </section>
  )
}

/** One press for those that were never printed, where it saves one. */
export function PrintAll({ view, send, time }: TabProps & { readonly time: PaperOffer['time'] }) {
  const say = useText()
  const wanted = view.paperOffers.filter(
    (each) => each.time === time && each.state === 'due' && !isBusy(view, each.name),
  )
  if (wanted.length < 2) return null
  const printAll = () => {
    for (const { name } of wanted) send({ type: 'paper-requested', paper: name })
  }
  return <Button onPress={printAll}>{say(issuerScreen.printAllPapers, { count: wanted.length })}</Button>
}

function isBusy({ papers }: TabProps['view'], name: PaperOffer['name']): boolean {
  const type = papers.find((paper) => paper.name === name)?.state.type
  return type === 'printing' || type === 'waits'
}

function Offer({ view, send, offer }: TabProps & { readonly offer: PaperOffer }) {
  const say = useText()
  const words = useId()
  const { name, state, look, made } = offer
  const printed = view.papers.find((paper) => paper.name === name)?.state ?? null
  return (
    <p className="paper-offer" data-paper={name} data-state={printed?.type ?? state}>
      <span id={words}>
        <strong>{say(issuerScreen[`paper_${name}`])}</strong>
        {made !== null && (
          <span>
            {say(made.copies === 1 ? issuerScreen.paperMadeOnce : issuerScreen.paperMadeAgain, {
              version: made.version,
              copies: made.copies,
            })}
          </span>
        )}
        {printed !== null && printed.type !== 'kept' && <span>{say(printStateWords(printed.type))}</span>}
        {printed?.type === 'kept' && <span>{say(issuerScreen.paperIsPdf)}</span>}
        {state === 'due' && <span>{say(issuerScreen.paperDue)}</span>}
        {state === 'closed' && <span>{say(issuerScreen.paperNotYet)}</span>}
      </span>
      <Button disabled={!look} describedBy={words} onPress={() => send({ type: 'paper-looked-at', paper: name })}>
        {say(issuerScreen.lookAtPaper)}
      </Button>
      <Button
        disabled={state === 'closed' || isBusy(view, name)}
        describedBy={words}
        onPress={() => send({ type: 'paper-requested', paper: name })}
      >
        {say(made === null ? issuerScreen.printPaper : issuerScreen.reprintPaper)}
      </Button>
    </p>
  )
}
