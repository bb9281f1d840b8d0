/** V4: what will happen in the card's app, and the ways out. */
import { applyWords } from '#ui/messages/online-apply.ts'
import { voterScreen as words } from '#words/online.ts'
import type { PageProps, Send } from './page-props.ts'
import { Busy, HomeButton, MainButton } from './parts.tsx'
import { useVoterText } from './voter-words.tsx'

const STEPS = [words.cardStep1, words.cardStep2, words.cardStep3] as const

export function CardPage({ at, send }: PageProps<'card'>) {
  const say = useVoterText()
  if (at.isAsking) return <Busy>{say(words.toCardBusy)}</Busy>
  const last = { vote: [words.cardStep4], status: [], apply: [applyWords.step4] }[at.purpose]
  const steps = [...STEPS, ...last]
  return (
    <>
      <ol>
        {steps.map((each) => (
          <li key={each.en}>{say(each)}</li>
        ))}
      </ol>
      <p>{say(words.cardLost)}</p>
      <div className="ways">
        <MainButton onPress={() => send({ type: 'to-card' })}>{say(words.toCard)}</MainButton>
        <HomeButton send={send} />
      </div>
    </>
  )
}

/** An app may not open, or hand back to the page that was left: nothing else would end it. */
export function LeavingPage({ send }: { readonly send: Send }) {
  const say = useVoterText()
  return (
    <>
      <Busy>{say(words.toCardBusy)}</Busy>
      <p>{say(words.toCardStays)}</p>
      <div className="ways">
        <HomeButton send={send} />
      </div>
    </>
  )
}
