/** The lists that two people sign: how many boxes first, then two signatures, then the file for the stick. */

import { fromBase64 } from '#election/online/log/base64.ts'
import { useText } from '#ui/language/language.tsx'
import { staffScreen as words } from '#words/online.ts'
import type { OfficeNow, Signed } from '../session/state.ts'
import { MainButton, type PageProps, type Send } from './parts.tsx'
import { save } from './save.ts'

export function BoxesPage({ page: { now, signed }, send }: PageProps<'boxes'>) {
  // A file that was made is saved before anything else is signed.
  const next =
    signed?.answer.type === 'signed-twice' ? signed.of : now !== null && now.boxes.boxes > 0 ? 'boxes' : 'approved'
  return (
    <>
      <ByTwo of="boxes" waits={next !== 'boxes'} now={now?.boxes ?? null} {...{ signed, send }} />
      {now?.approved !== null && (
        <ByTwo of="approved" waits={next !== 'approved'} now={now?.approved ?? null} {...{ signed, send }} />
      )}
    </>
  )
}

interface ByTwoProps {
  readonly of: Signed['of']
  /** The other list is next. */
  readonly waits: boolean
  readonly now: OfficeNow['boxes'] | null
  readonly signed: Signed | null
  readonly send: Send
}

function ByTwo({ of, waits, now, signed, send }: ByTwoProps) {
  const say = useText()
  const answer = signed?.of === of ? signed.answer : null
  return (
    <section aria-label={say(words[`title_${of}`])} data-list={of}>
      <h2>{say(words[`title_${of}`])}</h2>
      <p>{say(words[`help_${of}`])}</p>
      {answer !== null && <IsSigned of={of} waits={waits} answer={answer} />}
      {now !== null && answer?.type !== 'signed-twice' && <Now of={of} waits={waits} list={now} send={send} />}
    </section>
  )
}

interface NowProps extends Pick<ByTwoProps, 'of' | 'waits'> {
  readonly list: OfficeNow['boxes']
  readonly send: Send
}

function Now({ of, waits, list: { boxes, last, number, signedBy }, send }: NowProps) {
  const say = useText()
  if (boxes === 0) return <p>{say(words.boxesNone)}</p>
  const about = say(words.boxesNow, { number, boxes })
  return (
    <>
      <p className="large">{about}</p>
      <p>{signedBy === null ? say(words.boxesFirst) : say(words.boxesSigned, { name: signedBy })}</p>
      <MainButton
        waits={waits}
        onPress={() => send({ type: 'ask', asked: { name: of, body: { seen: boxes } }, about })}
      >
        {say(words.sign)}
      </MainButton>
      {last !== null && (
        <button type="button" onClick={() => send({ type: 'ask', asked: { name: 'kept', body: { of } }, about: '' })}>
          {say(words.keptList, { number: last })}
        </button>
      )}
    </>
  )
}

function IsSigned({ of, waits, answer }: Signed & Pick<ByTwoProps, 'waits'>) {
  const say = useText()
  if (answer.type === 'signed-once') {
    return (
      <p className="done" role="status">
        {say(words.signedOnce)}
      </p>
    )
  }
  const { boxes, file, number } = answer
  return (
    <div className="made">
      <p className="what" role="status">
        {say(words.signedTwice, { boxes })}
      </p>
      <MainButton waits={waits} onPress={() => save(fromBase64(file), `online-${of}-${number}.ippyo`)}>
        {say(words.saveBoxes)}
      </MainButton>
    </div>
  )
}
