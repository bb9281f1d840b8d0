/** V5 and every other refusal: what happened, what is safe, what now. */
import { useLanguage, useText } from '#ui/language/language.tsx'
import type { RefusalCatalogue } from '#ui/messages/message.ts'
import { applyRefusals } from '#ui/messages/online-apply.ts'
import { voterRefusals } from '#ui/messages/online-voter.ts'
import { voterScreen as words } from '#ui/messages/online-voter-screen.ts'
import type { VoterRefusal } from '../session/codes.ts'
import type { PageProps } from './page-props.ts'
import { HomeButton, MainButton } from './parts.tsx'

/** The compiler finds a refusal without words. An applicant has neither code nor letter. */
const WORDS: RefusalCatalogue<VoterRefusal> = { ...applyRefusals, ...voterRefusals }
const OF_APPLICANTS: Partial<RefusalCatalogue<VoterRefusal>> = applyRefusals

export function RefusedPage({ at, send }: PageProps<'refused'>) {
  const say = useText()
  const language = useLanguage()
  const { title, next } = ((at.purpose === 'apply' && OF_APPLICANTS[at.refusal]) || WORDS[at.refusal])[language]
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
