/** The row of a voter, the reason why not, and what a card that comes back may mean. */

import { birthInEra } from '#election/birth-date.ts'
import { contestsIn } from '#election/contests.ts'
import { Button } from '#ui/components/button.tsx'
import { NameWithRuby } from '#ui/components/name-with-ruby.tsx'
import { useLanguage, useSentence, useText } from '#ui/language/language.tsx'
import { SAID_ASIDE, sayAside } from '#ui/messages/issuer-desk.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { Text } from '#ui/messages/message.ts'
import type { Notice } from '../session/codes.ts'
import type { ReaderState, Voter } from '../session/state.ts'
import { DeviceLost } from './device-lost.tsx'
import { type TabProps, wordsOf } from './words.ts'

/** In words that can be read aloud to the voter, with the next step. Anything that could shame the voter is small, for the clerk. */
export function Reason({ view, notice }: { readonly view: TabProps['view']; readonly notice: Notice }) {
  const say = useText()
  const sentence = useSentence()
  const { title, next } = wordsOf(notice)[view.language]
  const shown = (words: string) => sentence(words, notice.values)
  if (SAID_ASIDE.has(notice.code))
    return (
      <div className="reason reason-aside" data-code={notice.code}>
        <h2>「{say(sayAside)}」</h2>
        <p className="for-clerk">
          {say(issuerScreen.forClerk)} {shown(title)}
        </p>
        <p className="desk-next">→ {shown(next)}</p>
      </div>
    )
  return (
    <div className="reason" data-code={notice.code}>
      <h2>✕ {shown(title)}</h2>
      <p className="desk-next">→ {shown(next)}</p>
    </div>
  )
}

export function VoterLine({ voter }: { readonly voter: Voter }) {
  const say = useText()
  const language = useLanguage()
  const tags = tagsOf(voter).map(({ tag, values }) => (
    <strong key={tag} className="voter-tag">
      {say(issuerScreen[tag], values)}
    </strong>
  ))
  if (voter.slip)
    return (
      <span className="voter-line">
        <span className="voter-name">{say(issuerScreen.slipLine, { number: inGroups(voter.rollNo) })}</span>
        {tags}
      </span>
    )
  const dateIn = (date: Voter['birthDate']) => (language === 'ja' ? birthInEra(date) : date)
  return (
    <span className="voter-line">
      <span className="voter-number">{voter.rollNo}</span>
      <span className="voter-name">
        <NameWithRuby name={voter.name} kana={voter.kana} />
      </span>
      <span>{say(issuerScreen[`sex_${voter.sex}`])}</span>
      {!voter.nobodys && <span>{say(issuerScreen.born, { date: dateIn(voter.birthDate) })}</span>}
      <span>{voter.address}</span>
      {!voter.byOrder && !voter.nobodys && (
        <span>
          {voter.residentSince === null
            ? say(issuerScreen.livesHereUnsaid)
            : say(issuerScreen.livesHere, { date: dateIn(voter.residentSince) })}
        </span>
      )}
      {tags}
    </span>
  )
}

/** As it is compared with the paper, digit by digit. */
function inGroups(slip: string): string {
  return slip.replace(/(\d{3})(?=\d)/g, '$1 ')
}

/** By which way this voter was served so far today; never when. */
function tagsOf({ standing, byOrder, nobodys }: Voter) {
  const {
    paper,
    ordinary,
    ticket,
    declared,
    refused,
    proxyRefused,
    brailleRefused,
    absenteePapers: count,
    onlineVoid,
  } = standing
  const tags = [
    byOrder && 'tag_byOrder',
    nobodys && 'tag_nobodys',
    ticket !== 'first' && 'tag_reissued',
    declared && 'tag_declared',
    refused !== 'none' && (`tag_${refused}` as const),
    proxyRefused && 'tag_proxyRefused',
    brailleRefused && 'tag_brailleRefused',
    count > 0 && 'tag_papersBack',
    onlineVoid && 'tag_onlineVoid',
    paper !== 'none' && (`tag_${paper}` as const),
    ordinary !== 0 && 'tag_ordinary',
  ] as const
  return tags.filter((tag) => tag !== false).map((tag) => ({ tag, values: { count } }))
}

/** A card is asked for; while no reader works, the page says so instead (WI1). The reason of a refused card says what to do with it. */
export function LayCard({
  view,
  ask,
  refused = false,
}: {
  readonly view: Pick<TabProps['view'], 'reader' | 'cardDealtWith' | 'takenBack'>
  readonly ask: Text
  readonly refused?: boolean
}) {
  const say = useText()
  if (readerOut(view) !== null) return <ReaderOut view={view} />
  if (refused && view.cardDealtWith) return null
  const first = view.takenBack ? issuerScreen.takeReturnedFirst : issuerScreen.takeFirst
  return <p className="desk-next">{say(view.cardDealtWith ? first : ask)}</p>
}

/** No reader feels a dead chip: the page always says what to do when nothing happens (ISS-12). */
export function NothingHappens({ send }: Pick<TabProps, 'send'>) {
  const say = useText()
  return (
    <p className="nothing-happens">
      {say(issuerScreen.nothingHappens)} <CardGone send={send} />
    </p>
  )
}

/** The card check leads to another card for one that nobody can read or find. */
export function CardGone({ send }: Pick<TabProps, 'send'>) {
  const say = useText()
  return <Button onPress={() => send({ type: 'card-check-requested' })}>{say(issuerScreen.cardGone)}</Button>
}

/** Why no card can be read now, and what is to be done. */
export function ReaderOut({ view }: { readonly view: Pick<TabProps['view'], 'reader'> }) {
  const say = useText()
  const out = readerOut(view)
  if (out === null) return null
  return (
    <p className="desk-next reader-out" role="alert">
      ▲ {out === 'foreign' ? say(issuerScreen.deskReader_foreign) : <DeviceLost of={`reader-${out}`} />}
    </p>
  )
}

/** Null: the reader can read a voting card. */
export function readerOut({
  reader,
}: Pick<TabProps['view'], 'reader'>): Exclude<ReaderState, 'absent' | 'card'> | null {
  return reader === 'absent' || reader === 'card' ? null : reader
}

/** Where the ordinary card is not the next step. */
export function OtherWays({ send }: Pick<TabProps, 'send'>) {
  const say = useText()
  return (
    <Button shortcut="F7" onPress={() => send({ type: 'ways-requested' })}>
      {say(issuerScreen.waysOpen)}
    </Button>
  )
}

/** ISS-08, ISS-09, ISS-12: what the voter declines with the card that comes back. */
export function ReturnButtons({ head, send, voter }: TabProps & { readonly voter: Voter }) {
  const say = useText()
  const out = contestsIn(voter.standing.out, head.contests)
  const back = (declined: typeof out) =>
    send({ type: 'return-requested', declined: declined.map((contest) => contest.id) })
  return (
    <fieldset className="return-buttons">
      <legend>{say(issuerScreen.returnCard)}</legend>
      <Button onPress={() => back(out)}>{say(issuerScreen.returnAll)}</Button>
      {out.length > 1 &&
        out.map((contest) => (
          <Button key={contest.id} onPress={() => back([contest])}>
            {say(issuerScreen.returnOne, { contest: contest.title })}
          </Button>
        ))}
      <Button onPress={() => back([])}>{say(issuerScreen.exchange)}</Button>
      <CardGone send={send} />
    </fieldset>
  )
}
