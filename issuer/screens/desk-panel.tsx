/** The voter and the card: one place for the row, the reason, the question, the card and the words of hand-over. */
import { both, maskOf, NO_CONTEST, without } from '#election/contests.ts'
import { EARLY_GROUNDS } from '#election/roll/early-grounds.ts'
import { isUntouched } from '#election/roll/standing.ts'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { SAID_ASIDE } from '#ui/messages/issuer-desk.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { SAID, type Said } from '../session/mistaken.ts'
import { markToUndo } from '../session/paper-marks.ts'
import type { Voter } from '../session/state.ts'
import { isSaidOpen } from '../session/step-desk.ts'
import { mayMove } from '../session/step-mistaken.ts'
import { typesRow } from '../session/step-order.ts'
import { CardDesk } from './card-desk.tsx'
import { Tick } from './fields.tsx'
import { MistakenPage } from './mistaken-page.tsx'
import { OrderPage } from './order-page.tsx'
import { LayCard, NothingHappens, OtherWays, Reason, ReturnButtons, VoterLine } from './voter-words.tsx'
import { Choice, PaperGiven, WaysPage } from './ways-page.tsx'
import { contestWords, type TabProps, wayWords } from './words.ts'

export function DeskPanel(props: TabProps) {
  const { view, send } = props
  const say = useText()
  const { desk } = view
  switch (desk.type) {
    case 'ready':
      return <Ready {...props} />
    case 'seeking':
      return (
        <section className="desk desk-ready" data-desk="seeking">
          {say(issuerScreen.seeking)}
        </section>
      )
    case 'matches':
      return (
        <section className="desk" data-desk="matches">
          <h2>
            {say(desk.by.includes('sound') ? issuerScreen.matchesSound : issuerScreen.matches, {
              count: desk.voters.length,
            })}
          </h2>
          {desk.voters.map((voter, at) => (
            <button
              type="button"
              className="match"
              key={voter.rollNo}
              onClick={() => send({ type: 'voter-chosen', rollNo: voter.rollNo })}
            >
              <VoterLine voter={voter} />
              {new Set(desk.by).size > 1 && <small>{say(issuerScreen[`foundBy_${desk.by[at] ?? 'else'}`])}</small>}
            </button>
          ))}
        </section>
      )
    case 'refused':
      return <Refused {...props} desk={desk} />
    case 'found':
      return <Found {...props} desk={desk} />
    case 'mistaken':
      return <MistakenPage {...props} desk={desk} />
    case 'recording':
    case 'moving':
    case 'returning':
    case 'giving-paper':
    case 'declined':
    case 'returned':
    case 'return-awaited':
      return <AfterCard {...props} />
    case 'by-order':
      return <OrderPage {...props} desk={desk} />
    case 'ways':
      return <WaysPage {...props} desk={desk} />
    case 'paper-given':
      return <PaperGiven {...props} desk={desk} />
    default:
      return <CardDesk {...props} />
  }
}

/** Codes of who has a card, or a slip that brought one. */
const IS_MARKED: ReadonlySet<string> = new Set(['already-voted', 'slip-used'])

/** Why there is no card, and where the voter may go on. */
function Refused(props: TabProps & { readonly desk: Extract<TabProps['view']['desk'], { type: 'refused' }> }) {
  const { head, view, send, desk } = props
  const say = useText()
  return (
    <section className={`desk ${SAID_ASIDE.has(desk.notice.code) ? 'desk-aside' : 'desk-refused'}`} data-desk="refused">
      {desk.voter !== null && <VoterLine voter={desk.voter} />}
      <Reason view={view} notice={desk.notice} />
      {desk.voter !== null && <Unentitled {...{ head, view }} voter={desk.voter} />}
      {desk.voter !== null && <SameOnRoll voter={desk.voter} />}
      {view.record.roll.entersPaper && IS_MARKED.has(desk.notice.code) && markToUndo(view) === null && (
        <p className="desk-next">{say(issuerScreen.paperMarkTwice)}</p>
      )}
      {desk.voter !== null && desk.voter.standing.out !== 0 && <ReturnButtons {...props} voter={desk.voter} />}
      <span className="desk-buttons">
        {desk.voter !== null && <OtherWays send={send} />}
        {markToUndo(view) !== null && (
          <Button onPress={() => send({ type: 'paper-withdrawn' })}>{say(issuerScreen.paperMarkUndo)}</Button>
        )}
        {desk.voter !== null && <ToMistaken {...props} voter={desk.voter} />}
        {typesRow(view, desk) && (
          <Button shortcut="F7" onPress={() => send({ type: 'ways-requested' })}>
            {say(issuerScreen.orderOpen)}
          </Button>
        )}
        <Button shortcut="Esc" onPress={() => send({ type: 'voter-left' })}>
          {say(issuerScreen.voterLeft)}
        </Button>
      </span>
    </section>
  )
}

function Ready({ head, view }: TabProps) {
  const say = useText()
  const ofOthers = maskOf(head.paperContests)
  const suspended = without(head.offCards, ofOthers)
  return (
    <section className="desk desk-ready" data-desk="ready">
      {say(view.stage === 'closed' ? issuerScreen.deskClosed : issuerScreen.readyLine)}
      {suspended !== NO_CONTEST && view.stage !== 'closed' && !view.record.roll.entersPaper && (
        <p className="off-cards">{say(issuerScreen.offCards, { contests: contestWords(head, suspended, '・') })}</p>
      )}
      {ofOthers !== NO_CONTEST && view.stage !== 'closed' && (
        <p className="off-cards">{say(issuerScreen.paperContests, { contests: contestWords(head, ofOthers, '・') })}</p>
      )}
      {view.minutesToClosing !== null && (
        <p className="outside-now">{say(issuerScreen.outsideNow, { minutes: view.minutesToClosing })}</p>
      )}
    </section>
  )
}

/** ELG-21: why a contest is on no card of this voter. */
function Unentitled({ head, view, voter }: Pick<TabProps, 'head' | 'view'> & { readonly voter: Voter }) {
  const say = useText()
  const without = both(voter.unentitled, view.all)
  if (without === NO_CONTEST) return null
  return <p className="desk-next">{say(issuerScreen.unentitled, { contests: contestWords(head, without, '・') })}</p>
}

/** The row is the voter's: identity and ticket, and the way on. */
function Found(props: TabProps & { readonly desk: Extract<TabProps['view']['desk'], { type: 'found' }> }) {
  const { head, desk, send, view } = props
  const say = useText()
  const taken = both(without(desk.voter.closed, desk.voter.unentitled), view.all)
  const isOpen = desk.oath === 'asked' || isSaidOpen(desk)
  const { entersPaper } = view.record.roll
  const apart = view.record.apart.find(({ rollNo, state }) => state === 'open' && rollNo === desk.voter.rollNo)
  return (
    <section className="desk desk-found" data-desk="found">
      <VoterLine voter={desk.voter} />
      <p className="desk-yes">
        ✓ {say(issuerScreen.mayVote)}　{wayWords(head, desk.offered, say)}
      </p>
      <Unentitled {...{ head, view }} voter={desk.voter} />
      {/* ELG-02a */}
      {taken !== NO_CONTEST && !desk.voter.slip && (
        <p className="desk-next">{say(issuerScreen.earlyInPart, { contests: contestWords(head, taken, '・') })}</p>
      )}
      {/* ROL-10: the officer decides when somebody who was removed votes. */}
      {apart !== undefined && <p className="number-wrong">▲ {say(issuerScreen[`apartAtDesk_${apart.why}`])}</p>}
      <SameOnRoll voter={desk.voter} />
      <p className="desk-next">
        {say(entersPaper ? issuerScreen.paperMarkRow : ticketWords(desk), { number: desk.voter.rollNo })}
      </p>
      {desk.said !== null && <SaidTicks send={send} said={desk.said} />}
      {desk.oath === 'given' && <p className="entry-done">✓ {say(issuerScreen.oathGiven)}</p>}
      {desk.oath === 'asked' && (
        <Choice
          legend={say(issuerScreen.oathAsked)}
          options={EARLY_GROUNDS.map((value) => ({ value, label: say(issuerScreen[`oath_${value}`]) }))}
          chosen={null}
          onChoose={(reason) => send({ type: 'oath-received', reason })}
        />
      )}
      {desk.voter.standing.out !== 0 && <ReturnButtons {...props} voter={desk.voter} />}
      <span className="desk-buttons">
        <Button
          kind={isOpen ? 'plain' : 'go'}
          large
          dim={isOpen}
          shortcut="Enter"
          onPress={() => send({ type: 'identity-confirmed' })}
        >
          {desk.oath !== 'asked' && isSaidOpen(desk)
            ? say(issuerScreen.waitingFor, { what: say(issuerScreen.said_waits) })
            : say(entersPaper ? issuerScreen.paperMarkConfirm : confirmWords(desk))}
        </Button>
        {markToUndo(view) !== null && (
          <Button onPress={() => send({ type: 'paper-withdrawn' })}>{say(issuerScreen.paperMarkUndo)}</Button>
        )}
        <OtherWays send={send} />
        <ToMistaken {...props} voter={desk.voter} />
        <Button shortcut="Esc" onPress={() => send({ type: 'voter-left' })}>
          {say(issuerScreen.voterLeft)}
        </Button>
        {desk.voter.byOrder && isUntouched(desk.voter.standing) && (
          <Button onPress={() => send({ type: 'order-removal-requested' })}>{say(issuerScreen.orderRemove)}</Button>
        )}
      </span>
    </section>
  )
}

/** The voter says both; nobody reads them out (人違い). */
function SaidTicks({ send, said }: Pick<TabProps, 'send'> & { readonly said: readonly Said[] }) {
  const say = useText()
  return (
    <div className="ticks">
      <p>{say(issuerScreen.saidAsk)}</p>
      {SAID.map((what) => (
        <Tick
          key={what}
          label={say(issuerScreen[`said_${what}`])}
          done={said.includes(what)}
          onTick={(done) => send({ type: 'said-heard', what, done })}
        />
      ))}
    </div>
  )
}

/** One person on two rows is two rights, and two people of one name are easily taken for one another. */
function SameOnRoll({ voter: { twin } }: { readonly voter: Voter }) {
  const say = useText()
  if (twin === null) return null
  const words = twin.served ? issuerScreen.sameServed : issuerScreen.sameOnRoll
  return <p className="number-wrong">▲ {say(words, { number: twin.rollNo })}</p>
}

function ToMistaken({ view, send, voter }: TabProps & { readonly voter: Voter }) {
  const say = useText()
  if (!mayMove(view, voter)) return null
  return <Button onPress={() => send({ type: 'mistaken-requested' })}>{say(issuerScreen.mistakenOpen)}</Button>
}

/** ISS-01: what is to be done about the ticket before the roll is marked. */
const TICKET_WORDS = {
  scanned: issuerScreen.ticketScanned,
  held: issuerScreen.ticketHeld,
  reissued: issuerScreen.ticketAgain,
  'made-out': issuerScreen.ticketMadeOut,
  asked: issuerScreen.ticketAsked,
} as const

function confirmWords({ voter }: Extract<TabProps['view']['desk'], { type: 'found' }>) {
  return voter.slip ? issuerScreen.slipConfirm : issuerScreen.confirmIdentity
}

function ticketWords({ voter, ticket }: Extract<TabProps['view']['desk'], { type: 'found' }>) {
  if (!voter.slip) return TICKET_WORDS[ticket]
  return ticket === 'held' ? issuerScreen.slipHeld : issuerScreen.slipAsked
}

const UNDER_WAY = {
  recording: issuerScreen.recording,
  moving: issuerScreen.moving,
  returning: issuerScreen.returning,
  'giving-paper': issuerScreen.givingPaper,
} as const

/** A recorded or ended visit, and the card that is on its way back. */
function AfterCard({ view, send }: TabProps) {
  const say = useText()
  const { desk } = view
  switch (desk.type) {
    case 'recording':
    case 'moving':
    case 'returning':
    case 'giving-paper':
      return (
        <section className="desk" data-desk={desk.type}>
          <VoterLine voter={desk.voter} />
          <p className="desk-next">{say(UNDER_WAY[desk.type])}</p>
        </section>
      )
    case 'declined':
    case 'returned':
      return (
        <section className="desk" data-desk={desk.type}>
          <VoterLine voter={desk.voter} />
          <h2>{say(desk.type === 'declined' ? issuerScreen.declinedTitle : issuerScreen.returnedTitle)}</h2>
          <p className="desk-next">
            {say(desk.type === 'declined' ? issuerScreen.declinedNext : issuerScreen.returnedNext)}
          </p>
          <Button kind="go" large shortcut="Enter" onPress={() => send({ type: 'voter-left' })}>
            {say(issuerScreen.readyLine)}
          </Button>
        </section>
      )
    case 'return-awaited':
      return (
        <section className="desk" data-desk="return-awaited">
          <VoterLine voter={desk.voter} />
          {desk.failure !== null && <Reason view={view} notice={desk.failure} />}
          <LayCard view={view} ask={issuerScreen.layReturned} refused={desk.failure !== null} />
          <NothingHappens send={send} />
          <Button shortcut="Esc" onPress={() => send({ type: 'operation-cancelled' })}>
            {say(issuerScreen.cancel)}
          </Button>
        </section>
      )
    default:
      return null
  }
}
