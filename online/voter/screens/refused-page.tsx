/** V5 and every other refusal: what happened, what is safe, what now. */
import { useLanguage, useText } from '#ui/language/language.tsx'
import type { RefusalCatalogue } from '#ui/messages/message.ts'
import { voterRefusals } from '#ui/messages/online-voter.ts'
import { voterScreen as words } from '#ui/messages/online-voter-screen.ts'
import type { VoterRefusal } from '../session/codes.ts'
import type { PageProps } from './page-props.ts'
import { HomeButton, MainButton } from './parts.tsx'

/** The compiler finds a refusal without words. */
const WORDS: RefusalCatalogue<VoterRefusal> = voterRefusals

export function RefusedPage({ at, send }: PageProps<'refused'>) {
  const say = useText()
  const language = useLanguage()
  const { title, next } = WORDS[at.refusal][language]
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
