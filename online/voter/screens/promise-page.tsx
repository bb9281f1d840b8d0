/** V3: what is forbidden, and the free will (T8). Without the tick the button explains, and does not go on. */
import { voterScreen as words } from '#words/online.ts'
import type { PageProps } from './page-props.ts'
import { HomeButton, MainButton } from './parts.tsx'
import { useVoterText } from './voter-words.tsx'

const FORBIDDEN = [words.promiseOther, words.promiseBuy, words.promiseForce, words.promiseLook] as const

export function PromisePage({ at, send }: PageProps<'promise'>) {
  const say = useVoterText()
  return (
    <>
      <p>{say(words.promiseHelp)}</p>
      <ul className="forbidden">
        {FORBIDDEN.map((each) => (
          <li key={each.en}>{say(each)}</li>
        ))}
      </ul>
      <p>{say(words.promiseAlone)}</p>
      <label className="tick">
        <input
          type="checkbox"
          checked={at.isFree}
          onChange={(event) => send({ type: 'free-will', isFree: event.target.checked })}
          aria-describedby="free-will-first"
        />
        <span>{say(words.freeWill)}</span>
      </label>
      <p id="free-will-first" className="wrong" role="status">
        {at.isReminded ? say(words.freeWillFirst) : ''}
      </p>
      <div className="ways">
        <MainButton onPress={() => send({ type: 'promise-given' })}>{say(words.next)}</MainButton>
        <HomeButton send={send} />
      </div>
    </>
  )
}
