/** V10: なし, 未 or 済, and nothing else. */
import { voterScreen as words } from '#words/online.ts'
import type { PageProps } from './page-props.ts'
import { HomeButton } from './parts.tsx'
import { useVoterText } from './voter-words.tsx'

export function StatusPage({ at, send }: PageProps<'status'>) {
  const say = useVoterText()
  return (
    <>
      <p className="standing">{say(words[`standing_${at.standing}`])}</p>
      <p>{say(words.standingOnly)}</p>
      <div className="ways">
        <HomeButton send={send} />
      </div>
    </>
  )
}
