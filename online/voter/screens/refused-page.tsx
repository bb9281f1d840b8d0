/** V5 and every other refusal: what happened, what is safe, what now. */
import { voterScreen as words } from '#words/online.ts'
import type { PageProps } from './page-props.ts'
import { HomeButton, MainButton } from './parts.tsx'
import { useRefusal, useVoterText } from './voter-words.tsx'

export function RefusedPage({ at, send }: PageProps<'refused'>) {
  const say = useVoterText()
  const { title, next } = useRefusal(at.refusal, at.purpose)
  return (
    <>
      <div className="refusal" role="alert">
        <p className="what">{title}</p>
        <p>{next}</p>
      </div>
      <div className="ways">
        <MainButton onPress={() => send({ type: 'begin', purpose: at.purpose })}>{say(words.again)}</MainButton>
        <HomeButton send={send} />
      </div>
    </>
  )
}
