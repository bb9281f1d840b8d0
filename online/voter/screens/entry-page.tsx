/** V1: the address to compare, what is never asked, hours, and the ways from here. */
import { useLanguage, useText } from '#ui/language/language.tsx'
import { applyWords } from '#ui/messages/online-apply.ts'
import { voterScreen as words } from '#ui/messages/online-voter-screen.ts'
import { hoursAt, type VoterElection } from '../session/voter-election.ts'
import type { Send } from './page-props.ts'
import { MainButton, OtherButton } from './parts.tsx'
import { timeInWords } from './words.ts'

export function EntryPage({ election, now, send }: { election: VoterElection; now: number; send: Send }) {
  const say = useText()
  const language = useLanguage()
  const { opens, closes, settings } = election.signed
  const hours = hoursAt(election.signed, now)
  const isOpen = hours === 'open' || hours === 'closes-soon'
  return (
    <>
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
          <li>{say(words.neededCard)}</li>
        </ul>
        <p>{say(words.otherWay)}</p>
      </section>
      <div className="ways">
        <MainButton onPress={() => send({ type: 'begin', purpose: 'vote' })}>{say(words.beginVote)}</MainButton>
        <OtherButton onPress={() => send({ type: 'begin', purpose: 'status' })}>{say(words.beginStatus)}</OtherButton>
        <OtherButton onPress={() => send({ type: 'begin', purpose: 'apply' })}>{say(applyWords.begin)}</OtherButton>
        <OtherButton onPress={() => send({ type: 'to-lookup' })}>{say(words.toLookup)}</OtherButton>
      </div>
    </>
  )
}
