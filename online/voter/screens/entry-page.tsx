/** V1: the address to compare, what is never asked, hours, and the ways from here. */
import type { UnixSecond } from '#election/online/instant.ts'
import { useLanguage } from '#ui/language/language.tsx'
import { applyWords } from '#ui/messages/online-apply.ts'
import { certificatePage } from '#words/abroad.ts'
import { voterScreen as words } from '#words/online.ts'
import { hoursAt } from '../session/voter-election.ts'
import { SharedPart, useIsShared } from './device-part.tsx'
import type { PageProps, Send } from './page-props.ts'
import { MainButton, OtherButton } from './parts.tsx'
import { useVoterText } from './voter-words.tsx'
import { timeInWords } from './words.ts'

export function EntryPage({ at, election, now, send }: PageProps<'entry'> & { readonly now: number }) {
  const say = useVoterText()
  const language = useLanguage()
  const isShared = useIsShared()
  const { opens, closes, settings } = election.signed
  const isMember = settings.switches.voters === 'members'
  const hours = hoursAt(election.signed, now)
  const isOpen = hours === 'open' || hours === 'closes-soon'
  return (
    <>
      {at.left !== null && <LeftPart until={at.left.until} send={send} />}
      {isShared && <SharedPart />}
      <section className="compare">
        <h2>{say(words.compareAddress)}</h2>
        <p className="address">
          <span className="label">{say(words.thisAddress)}</span>
          <strong translate="no">{settings.origin.page}</strong>
        </p>
        <p>{say(words.neverAsked)}</p>
      </section>
      <section>
        <h2>{say(words.hours)}</h2>
        <p>
          {say(words.hoursFromTo, { from: timeInWords(opens, language), to: timeInWords(closes, language) })}
          {!isOpen && <strong>　{say(hours === 'before' ? words.hoursBefore : words.hoursClosed)}</strong>}
        </p>
      </section>
      <section>
        <h2>{say(words.needed)}</h2>
        <ul>
          <li>{say(words.neededLetter)}</li>
          {settings.switches.voters === 'abroad' && <li>{say(certificatePage.needed)}</li>}
          <li>{say(words.neededCard)}</li>
        </ul>
        <p>{say(words.otherWay)}</p>
      </section>
      <div className="ways">
        <MainButton onPress={() => send({ type: 'begin', purpose: 'vote' })}>{say(words.beginVote)}</MainButton>
        <OtherButton onPress={() => send({ type: 'begin', purpose: 'status' })}>{say(words.beginStatus)}</OtherButton>
        {!isMember && (
          <OtherButton onPress={() => send({ type: 'begin', purpose: 'apply' })}>{say(applyWords.begin)}</OtherButton>
        )}
        <OtherButton onPress={() => send({ type: 'to-lookup' })}>{say(words.toLookup)}</OtherButton>
      </div>
    </>
  )
}

/** It names nobody, and has no button that goes on: the person who is here now may be somebody else. */
function LeftPart({ until, send }: { readonly until: UnixSecond; readonly send: Send }) {
  const say = useVoterText()
  const time = timeInWords(until, useLanguage())
  return (
    <section className="left" role="status">
      <h2>{say(words.leftTitle)}</h2>
      <p>{say(words.leftWhat, { time })}</p>
      <p>{say(words.leftOwner)}</p>
      <p>{say(words.leftOther)}</p>
      <OtherButton onPress={() => send({ type: 'forget' })}>{say(words.leftForget)}</OtherButton>
    </section>
  )
}
