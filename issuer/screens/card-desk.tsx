/** From the roll check to the hand-over: what the card will hold, the questions, the card, the words. */
import { both, contestBits, contestsIn, isPart, NO_CONTEST, without } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { missingOfAssistance } from '../session/ways.ts'
import { Act } from './act.tsx'
import { CardChoices, CONTESTS_IN_PARTS } from './card-choices.tsx'
import { ScriptCard } from './script-card.tsx'
import { LayCard, OtherWays, Reason, VoterLine } from './voter-words.tsx'
import { contestsSaid, contestWords, type TabProps, wayWords } from './words.ts'

/** The large line for the aide is above everything (ISS-19). */
export function CardDesk(props: TabProps) {
  const { head, view } = props
  const say = useText()
  const { desk } = view
  if (!('checked' in desk)) return null
  const { voter, chosen, presentation, assistance } = desk.checked
  const papers = desk.type === 'hand-over' ? desk.papers : both(chosen, head.offCards)
  const mode = assistance.mode === 'voter' ? '' : `　${say(issuerScreen[`mode_${assistance.mode}`])}`
  return (
    <section className={`desk desk-${desk.type}`} data-desk={desk.type}>
      <VoterLine voter={voter} />
      <p className={contestBits(chosen).length > CONTESTS_IN_PARTS ? 'aide-line of-many' : 'aide-line'}>
        {chosen === 0 ? say(issuerScreen.noContest) : wayWords(head, chosen, say, papers)}
        {!isPart(chosen, papers) && `　${say(issuerScreen[presentation])}`}
        {mode}
      </p>
      <BeforeCard {...props} desk={desk} />
      <Question {...props} desk={desk} />
      <AtTheCard {...props} desk={desk} />
    </section>
  )
}

interface AtDeskProps extends TabProps {
  readonly desk: Extract<TabProps['view']['desk'], { readonly checked: unknown }>
}

/** The selectors, and the one way on. */
function BeforeCard({ desk, ...props }: AtDeskProps) {
  const { head, view, send } = props
  const say = useText()
  const [missing] = missingOfAssistance(desk.checked.assistance, view.record.witnesses.names, head.settings)
  return (
    <>
      {desk.type === 'checked' && (
        <>
          <CardChoices {...props} checked={desk.checked} />
          {/* ISS-04: one press confirms it and goes on. */}
          <p className="ask-free">
            {say(view.record.roll.entersPaper ? issuerScreen.paperMarkContests : issuerScreen.askMachineFree)}
          </p>
          <span className="desk-buttons">
            <Button
              kind={missing === undefined ? 'go' : 'plain'}
              large
              dim={missing !== undefined}
              shortcut="Enter"
              onPress={() => send({ type: 'issue-requested' })}
            >
              {missing === undefined
                ? say(goWords(view.record.roll, isPart(desk.checked.chosen, head.offCards)))
                : say(issuerScreen.waitingFor, { what: say(issuerScreen[`missing_${missing}`]) })}
            </Button>
            {desk.checked.replaces === null && <OtherWays send={send} />}
            <Button shortcut="Esc" onPress={() => send({ type: 'voter-left' })}>
              {say(issuerScreen.voterLeft)}
            </Button>
            {!desk.checked.voter.slip && !view.record.roll.entersPaper && <span>{say(issuerScreen.redPencil)}</span>}
          </span>
        </>
      )}
    </>
  )
}

function goWords({ entersPaper }: Pick<TabProps['view']['record']['roll'], 'entersPaper'>, onPaper: boolean) {
  if (entersPaper) return issuerScreen.paperMarkEnter
  return onPaper ? issuerScreen.givePapers : issuerScreen.issue
}

/** The questions before a card is written (ISS-06, ISS-07). */
function Question({ desk, head, view, send }: AtDeskProps) {
  const say = useText()
  const contests = contestWords(head, desk.checked.chosen, '・')
  const asked = desk.type === 'question' ? desk.question : null
  // PAP-10: the card is for what is on cards, and a ballot paper goes with it.
  const onCard = without(desk.checked.chosen, head.offCards)
  const papers = both(desk.checked.chosen, head.offCards)
  const card = { contests: contestsSaid(head, onCard) }
  const isSingle = asked?.startsWith('single') === true
  return (
    <>
      {desk.type === 'question' && (
        <>
          {desk.question === 'none' && <ScriptCard script="askNone" />}
          {desk.question === 'papers' && (
            <h2>
              {say(view.record.roll.entersPaper ? issuerScreen.paperMarkAsk : issuerScreen.askPapers, { contests })}
            </h2>
          )}
          {isSingle && (
            <ScriptCard script="askSingle" values={card} gloss={{ contests: contestWords(head, onCard, '・') }} />
          )}
          {isSingle && papers !== NO_CONTEST && (
            <p className="desk-next">{say(issuerScreen.paperToo, { contests: contestWords(head, papers, '・') })}</p>
          )}
          {isSingle && head.earlyUntil !== null && desk.checked.chosen !== desk.checked.offered && (
            <p className="step-line">{say(issuerScreen.restLater, { until: head.earlyUntil })}</p>
          )}
          {asked?.endsWith('audio') && <ScriptCard script="askAudio" />}
          {asked?.endsWith('both') && <ScriptCard script="askBoth" />}
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
    </>
  )
}

/** SCR-08…11: the person who guides the voter reads them at the voting machine. */
const AT_MACHINE = { voter: 'audioHelper', assisted: 'audioAssisted', proxy: 'audioProxy' } as const

interface HandOverProps extends Pick<AtDeskProps, 'head'> {
  readonly checked: AtDeskProps['desk']['checked']
  readonly onCard: ContestMask
}

function HandOverWords({ checked, head, onCard }: HandOverProps) {
  if (checked.presentation !== 'normal')
    return <ScriptCard script={checked.presentation === 'audio' ? 'handOverAudio' : 'handOverBoth'} />
  const count = contestsIn(onCard, head.contests).length
  return (
    <ScriptCard
      script={count === 1 ? 'handOverSingle' : 'handOver'}
      values={{ contests: contestsSaid(head, onCard), count }}
      gloss={{ contests: contestWords(head, onCard, '・'), count }}
    />
  )
}

/** The card on the reader, and the words of the hand-over. */
function AtTheCard({ desk, head, view, send }: AtDeskProps) {
  const say = useText()
  const { checked } = desk
  const papers = desk.type === 'hand-over' ? desk.papers : both(checked.chosen, head.offCards)
  const onCard = without(checked.chosen, papers)
  return (
    <>
      {desk.type === 'card-awaited' && (
        <>
          {desk.failure !== null && <Reason view={view} notice={desk.failure} />}
          <LayCard view={view} ask={issuerScreen.layCard} refused={desk.failure !== null} />
          <p className="nothing-happens">{say(issuerScreen.otherBlank)}</p>
          <Button shortcut="Esc" onPress={() => send({ type: 'operation-cancelled' })}>
            {say(issuerScreen.cancel)}
          </Button>
        </>
      )}
      {desk.type === 'issuing' && <p className="desk-next">{say(issuerScreen.issuing)}</p>}
      {desk.type === 'hand-over' && (
        <>
          <h2 className="hand-over-title">✓ {say(issuerScreen.handOverNow)}</h2>
          {papers !== NO_CONTEST && (
            <p className="desk-next">{say(issuerScreen.paperToo, { contests: contestWords(head, papers, '・') })}</p>
          )}
          <HandOverWords {...{ checked, head, onCard }} />
          {/* By ear, what is said at the machine has it. */}
          {checked.assistance.mode !== 'voter' && checked.presentation !== 'audio' && (
            <p className="desk-next go-along">
              {say(issuerScreen[`goAlong_${checked.assistance.mode}`], {
                names: checked.assistance.assistants.join('・'),
              })}
            </p>
          )}
          {checked.presentation === 'both' && checked.assistance.mode === 'voter' && (
            <section className="at-machine">
              <h3>{say(issuerScreen.atTheMachine)}</h3>
              <ScriptCard script="bothHelper" />
            </section>
          )}
          {checked.presentation === 'audio' && (
            <section className="at-machine">
              <h3>{say(issuerScreen.atTheMachine)}</h3>
              <ScriptCard script={AT_MACHINE[checked.assistance.mode]} />
            </section>
          )}
          <span className="desk-buttons">
            <Act
              kind="go"
              large
              shortcut="Enter"
              why={isStillThere(view) ? say(issuerScreen.cardStillThere) : null}
              onPress={() => send({ type: 'handed-over' })}
            >
              {say(issuerScreen.handedOver)}
            </Act>
            {papers !== NO_CONTEST && (
              <Button onPress={() => send({ type: 'paper-withdrawn' })}>{say(issuerScreen.paperAloneBack)}</Button>
            )}
          </span>
        </>
      )}
    </>
  )
}

/**
 * When the page said "hand it over" while the card was on the reader, people laid the voter's card aside as a blank one (seen when people
 * tried it).
 */
export function isStillThere({ desk, reader }: Pick<TabProps['view'], 'desk' | 'reader'>): boolean {
  return desk.type === 'hand-over' && reader === 'card'
}
