/** The voter and the card: one place for the row, the reason, the question, the card and the words of hand-over. */
import { Button } from '#ui/components/button.tsx'
import { NameWithRuby } from '#ui/components/candidate-name.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { fill } from '#ui/messages/message.ts'
import type { Notice } from '../session/refusal.ts'
import type { Voter } from '../session/state.ts'
import { CardChoices } from './card-choices.tsx'
import { ScriptCard } from './script-card.tsx'
import { contestsIn, contestWords, type TabProps, wordsOf } from './words.ts'

export function DeskPanel(props: TabProps) {
  const { head, view, send } = props
  const say = useText()
  const { desk } = view
  switch (desk.type) {
    case 'ready':
      return (
        <section className="desk desk-ready" data-desk="ready">
          {say(issuerScreen.readyLine)}
        </section>
      )
    case 'seeking':
      return (
        <section className="desk desk-ready" data-desk="seeking">
          {say(issuerScreen.seeking)}
        </section>
      )
    case 'matches':
      return (
        <section className="desk" data-desk="matches">
          <h2>{say(issuerScreen.matches, { count: desk.voters.length })}</h2>
          {desk.voters.map((voter) => (
            <button
              type="button"
              className="match"
              key={voter.rollNo}
              onClick={() => send({ type: 'voter-chosen', rollNo: voter.rollNo })}
            >
              <VoterLine voter={voter} />
            </button>
          ))}
        </section>
      )
    case 'refused':
      return (
        <section className="desk desk-refused" data-desk="refused">
          {desk.voter !== null && <VoterLine voter={desk.voter} />}
          <Reason view={view} notice={desk.notice} />
          {desk.voter !== null && desk.voter.standing.out !== 0 && <ReturnButtons {...props} voter={desk.voter} />}
          <Button shortcut="Esc" onPress={() => send({ type: 'voter-left' })}>
            {say(issuerScreen.voterLeft)}
          </Button>
        </section>
      )
    case 'found':
      return (
        <section className="desk desk-found" data-desk="found">
          <VoterLine voter={desk.voter} />
          <p className="desk-yes">
            ✓ {say(issuerScreen.mayVote)}　{contestWords(head, desk.offered)}
          </p>
          <Button kind="go" large shortcut="Enter" onPress={() => send({ type: 'identity-confirmed' })}>
            {say(issuerScreen.confirmIdentity)}
          </Button>
          {desk.voter.standing.out !== 0 && <ReturnButtons {...props} voter={desk.voter} />}
          <Button shortcut="Esc" onPress={() => send({ type: 'voter-left' })}>
            {say(issuerScreen.voterLeft)}
          </Button>
        </section>
      )
    case 'recording':
    case 'returning':
      return (
        <section className="desk" data-desk={desk.type}>
          <VoterLine voter={desk.voter} />
          <p className="desk-next">{say(desk.type === 'returning' ? issuerScreen.returning : issuerScreen.seeking)}</p>
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
          <p className="desk-next">{say(view.cardDealtWith ? issuerScreen.takeFirst : issuerScreen.layReturned)}</p>
          <Button shortcut="Esc" onPress={() => send({ type: 'operation-cancelled' })}>
            {say(issuerScreen.cancel)}
          </Button>
        </section>
      )
    default:
      return <CardDesk {...props} />
  }
}

/** From the roll check to the hand-over: the large line for the aide stands above everything (ISS-19). */
function CardDesk(props: TabProps) {
  const { head, view, send } = props
  const say = useText()
  const { desk } = view
  if (!('checked' in desk)) return null
  const { checked } = desk
  const { voter, chosen, presentation, assistance } = checked
  const contests = contestWords(head, chosen, '・')
  const count = contestsIn(head, chosen).length
  const mode = assistance.mode === 'voter' ? '' : `　${say(issuerScreen[`mode_${assistance.mode}`])}`
  return (
    <section className={`desk desk-${desk.type}`} data-desk={desk.type}>
      <VoterLine voter={voter} />
      <p className="aide-line">
        {chosen === 0 ? say(issuerScreen.noContest) : contestWords(head, chosen)}　{say(issuerScreen[presentation])}
        {mode}
      </p>
      {desk.type === 'checked' && (
        <>
          <CardChoices {...props} checked={checked} />
          <p>{say(issuerScreen.redPencil)}</p>
          <Button kind="go" large shortcut="Enter" onPress={() => send({ type: 'issue-requested' })}>
            {say(issuerScreen.issue)}
          </Button>
          <Button shortcut="Esc" onPress={() => send({ type: 'voter-left' })}>
            {say(issuerScreen.voterLeft)}
          </Button>
        </>
      )}
      {desk.type === 'question' && (
        <>
          {desk.question === 'none' && <ScriptCard script="askNone" />}
          {(desk.question === 'single' || desk.question === 'single-and-audio') && (
            <ScriptCard script="askSingle" values={{ contests }} />
          )}
          {(desk.question === 'audio' || desk.question === 'single-and-audio') && <ScriptCard script="askAudio" />}
          <span className="desk-buttons">
            <Button kind="go" large shortcut="Enter" onPress={() => send({ type: 'question-answered', yes: true })}>
              {say(issuerScreen.yes)}
            </Button>
            <Button large shortcut="Esc" onPress={() => send({ type: 'question-answered', yes: false })}>
              {say(issuerScreen.no)}
            </Button>
          </span>
        </>
      )}
      {desk.type === 'card-awaited' && (
        <>
          {desk.failure !== null && <Reason view={view} notice={desk.failure} />}
          <p className="desk-next">{say(view.cardDealtWith ? issuerScreen.takeFirst : issuerScreen.layCard)}</p>
          <Button shortcut="Esc" onPress={() => send({ type: 'operation-cancelled' })}>
            {say(issuerScreen.cancel)}
          </Button>
        </>
      )}
      {desk.type === 'issuing' && <p className="desk-next">{say(issuerScreen.issuing)}</p>}
      {desk.type === 'hand-over' && (
        <>
          <h2 className="hand-over-title">✓ {say(issuerScreen.handOverNow)}</h2>
          {presentation === 'audio' ? (
            <ScriptCard script="handOverAudio" />
          ) : (
            <ScriptCard script={count === 1 ? 'handOverSingle' : 'handOver'} values={{ contests, count }} />
          )}
          <Button kind="go" large shortcut="Enter" onPress={() => send({ type: 'handed-over' })}>
            {say(issuerScreen.handedOver)}
          </Button>
        </>
      )}
    </section>
  )
}

/** In words that can be read aloud to the voter, with the next step. */
export function Reason({ view, notice }: { readonly view: TabProps['view']; readonly notice: Notice }) {
  const { title, next } = wordsOf(notice)[view.language]
  return (
    <div className="reason" data-code={notice.code}>
      <h2>✕ {fill(title, notice.values)}</h2>
      <p className="desk-next">→ {fill(next, notice.values)}</p>
    </div>
  )
}

export function VoterLine({ voter }: { readonly voter: Voter }) {
  const say = useText()
  return (
    <span className="voter-line">
      <span className="voter-number">{voter.rollNo}</span>
      <span className="voter-name">
        <NameWithRuby name={voter.name} kana={voter.kana} />
      </span>
      <span>{say(issuerScreen[`sex_${voter.sex}`])}</span>
      <span>{say(issuerScreen.born, { date: voter.birthDate })}</span>
      <span>{voter.address}</span>
    </span>
  )
}

/** ISS-08, ISS-09, ISS-12: what the voter declines with the card that comes back. */
function ReturnButtons({ head, send, voter }: TabProps & { readonly voter: Voter }) {
  const say = useText()
  const out = contestsIn(head, voter.standing.out)
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
    </fieldset>
  )
}
