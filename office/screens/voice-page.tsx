/** The voice, clip by clip: what it should say, the sound, and whether two people found it right. */
import { useState } from 'react'
import { languageNameIn } from '#election/language.ts'
import { Button } from '#ui/components/button.tsx'
import { Entry } from '#ui/components/entry.tsx'
import { Table } from '#ui/components/table.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { clipDoubtWords } from '#ui/messages/voice.ts'
import type { ClipRow, VoiceGroup, VoiceView } from '../session/view.ts'
import { Act, type Reason, useFillIn, waits } from './act.tsx'
import { type ClipPlayer, clipKey, useClipPlayer } from './clip-player.ts'
import type { PageProps } from './page-props.ts'

/** A line of the record holds no more. */
const APPROVED_AT_ONCE = 80
/** On the first and the last page there is none to turn to. */
const WHICH_PAGE = 'clips-page'
/** The line that says which clips a press approves. */
const HOW = 'approve-clips-how'
const SIGN = { open: '○', half: '◐', approved: '✓', refused: '▲' } as const

export function VoicePage({ view, send }: PageProps) {
  const say = useText()
  const { voice } = view
  const why = waits(view)
  if (view.draft === null) return <p className="quiet">{say(officeWords.firstWithoutErrors)}</p>
  return (
    <section className={`voice ${voice.takenBy === null ? 'office-roomy' : ''}`} data-doubt={voice.doubt ?? ''}>
      <Standing voice={voice} />
      <div className="office-row">
        <Act why={why} onPress={() => send({ type: 'take-voice' })}>
          {say(officeWords.takeVoice)}
        </Act>
        <Act why={why} onPress={() => send({ type: 'make-voice' })}>
          {say(officeWords.makeVoice)}
        </Act>
      </div>
      {voice.problems.length > 0 && <Problems problems={voice.problems} />}
      {voice.takenBy !== null && (
        // Clips that one person heard are not heard by the next.
        <Hearing key={view.person} voice={voice} why={why} send={send} />
      )}
    </section>
  )
}

function Standing({ voice: { takenBy, lacking, doubt, signed } }: { readonly voice: VoiceView }) {
  const say = useText()
  return (
    <>
      {signed === false && <p>▲ {say(officeWords.voiceSilent)}</p>}
      {takenBy === null && <p>{say(officeWords.step_voice_how)}</p>}
      {takenBy === null && signed === null && <p>▲ {say(officeWords.voiceNone)}</p>}
      {takenBy === null && <p className="quiet">{say(officeWords.voiceHow)}</p>}
      {takenBy !== null && <p>{say(officeWords.voiceTaken, { name: takenBy })}</p>}
      {lacking > 0 && <p>▲ {say(officeWords.voiceLacking, { count: lacking })}</p>}
      {takenBy !== null && doubt === null && <p>✓ {say(officeWords.voiceApproved)}</p>}
    </>
  )
}

function Problems({ problems }: Pick<VoiceView, 'problems'>) {
  const say = useText()
  return (
    <section className="voice-problems">
      <h2>{say(officeWords.voiceProblems)}</h2>
      <ul>
        {problems.map(({ clip, language, text, doubt: { type, ...facts } }) => (
          <li key={`${language} ${clip}`}>
            {clip} 「{text}」 {say(clipDoubtWords[type], facts)}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface GroupsProps {
  readonly voice: VoiceView
  readonly show: (group: VoiceGroup['group'], page: number) => void
}

function Groups({ voice: { groups, shown }, show }: GroupsProps) {
  const say = useText()
  const spoken = useLanguage()
  const nameOf = (group: VoiceGroup['group']) =>
    group === 'names'
      ? say(officeWords.group_names)
      : say(officeWords.group_sentences, { language: languageNameIn(spoken, group) })
  const name = ({ group, approved, all }: VoiceGroup) =>
    say(officeWords.groupCount, { name: nameOf(group), approved, all })
  return (
    <nav className="office-row" aria-label={say(officeWords.clipGroups)} data-page={shown.page}>
      {groups.map((each) => (
        <Button key={each.group} pressed={each.group === shown.group} onPress={() => show(each.group, 0)}>
          {name(each)}
          {each.unheard > 0 && say(officeWords.groupYours, { count: each.unheard })}
          {each.refused > 0 && ` ▲${each.refused}`}
        </Button>
      ))}
      {shown.pages > 1 && (
        <>
          <Act why={shown.page === 0 ? { at: WHICH_PAGE } : null} onPress={() => show(shown.group, shown.page - 1)}>
            {say(officeWords.clipsBefore)}
          </Act>
          <span id={WHICH_PAGE}>{say(officeWords.clipsPage, { page: shown.page + 1, pages: shown.pages })}</span>
          <Act
            why={shown.page + 1 >= shown.pages ? { at: WHICH_PAGE } : null}
            onPress={() => show(shown.group, shown.page + 1)}
          >
            {say(officeWords.clipsNext)}
          </Act>
        </>
      )}
    </nav>
  )
}

interface HearingProps {
  readonly voice: VoiceView
  readonly why: Reason | null
  readonly send: PageProps['send']
}

function Hearing({ voice, why, send }: HearingProps) {
  const player = useClipPlayer()
  const show = (group: VoiceGroup['group'], page: number) => {
    player.stop()
    send({ type: 'show-clips', group, page })
  }
  return (
    <>
      <Groups voice={voice} show={show} />
      <Clips clips={voice.clips} player={player} why={why} send={send} />
    </>
  )
}

/** One press approves what was heard, and nothing that somebody called wrong; another one plays what is still to be heard. */
export function clipsOfPress(clips: readonly ClipRow[], heard: ReadonlySet<string>) {
  const mine = clips.filter(({ mayApprove, refused }) => mayApprove && refused === null)
  const isHeard = (clip: ClipRow) => heard.has(clipKey(clip))
  return { right: mine.filter(isHeard).slice(0, APPROVED_AT_ONCE), open: mine.filter((clip) => !isHeard(clip)) }
}

interface ClipAndPlayer {
  readonly clip: ClipRow
  readonly player: ClipPlayer
}

interface ClipsProps {
  readonly clips: readonly ClipRow[]
  readonly player: ClipPlayer
  readonly why: Reason | null
  readonly send: PageProps['send']
}

function Clips({ clips, player, why, send }: ClipsProps) {
  const say = useText()
  const { right, open } = clipsOfPress(clips, player.heard)
  const columns = [
    {
      key: 'hear',
      head: say(officeWords.colClip),
      cell: (clip: ClipRow) => <Hear clip={clip} player={player} />,
    },
    {
      key: 'text',
      head: say(officeWords.colText),
      cell: ({ text, voice }: ClipRow) => <span lang={voice}>{text}</span>,
    },
    { key: 'kana', head: say(officeWords.colReading), cell: ({ kana }: ClipRow) => <span lang="ja">{kana}</span> },
    {
      key: 'maker',
      head: say(officeWords.colMaker),
      cell: ({ maker, ms }: ClipRow) => (
        <span className="voice-maker">{say(officeWords.clipMaker, { maker, seconds: (ms / 1000).toFixed(1) })}</span>
      ),
    },
    { key: 'state', head: say(officeWords.colState), cell: (clip: ClipRow) => <State clip={clip} /> },
    {
      key: 'act',
      head: say(officeWords.colAct),
      cell: (clip: ClipRow) => <Wrong clip={clip} player={player} why={why} send={send} />,
    },
  ]
  return (
    <>
      <div className="voice-act office-row">
        <Act why={open.length === 0 ? { words: say(officeWords.whyAllHeard) } : null} onPress={() => player.play(open)}>
          {say(officeWords.playAll)}
        </Act>
        <Button onPress={player.stop}>{say(officeWords.stopClips)}</Button>
        <Act
          kind="go"
          why={why ?? (right.length === 0 ? { at: HOW } : null)}
          onPress={() => send({ type: 'approve-clips', clips: right.map(({ id, content }) => ({ id, content })) })}
        >
          {say(officeWords.approveClips, { count: right.length })}
        </Act>
      </div>
      {player.failed && <p>▲ {say(officeWords.clipNotPlayed)}</p>}
      <p id={HOW} className="quiet">
        {say(officeWords.approveClipsHow)}
      </p>
      <Table caption={say(officeWords.clipsCaption)} columns={columns} rows={clips} rowKey={clipKey} />
    </>
  )
}

function Hear({ clip, player }: ClipAndPlayer) {
  const say = useText()
  const key = clipKey(clip)
  return (
    <span data-clip={clip.id} data-heard={player.heard.has(key)}>
      <Button pressed={player.playing === key} onPress={() => player.play([clip])}>
        {say(officeWords.playClip)}
      </Button>
      {player.heard.has(key) && ` ${say(officeWords.clipHeard)}`}
    </span>
  )
}

function State({ clip: { id, state, approvedBy, refused } }: { readonly clip: ClipRow }) {
  const say = useText()
  return (
    <span data-clip-state={id} data-state={state}>
      {SIGN[state]} {refused !== null && say(officeWords.clipRefused, { name: refused.by, why: refused.why })}
      {state === 'open' && say(officeWords.clipOpen)}
      {state === 'half' && say(officeWords.clipHalf, { names: approvedBy })}
      {state === 'approved' && say(officeWords.clipApproved, { names: approvedBy })}
    </span>
  )
}

interface WrongProps extends ClipAndPlayer {
  readonly why: Reason | null
  readonly send: PageProps['send']
}

function Wrong({ clip, player, why: waiting, send }: WrongProps) {
  const say = useText()
  const [why, setWhy] = useState<string | null>(null)
  const fillIn = useFillIn()
  const { id, content, refused, mayApprove } = clip
  if (refused !== null) {
    // The person who refused it takes that back here, when it was heard once more.
    if (!mayApprove || !player.heard.has(clipKey(clip))) return null
    return (
      <Act why={waiting} onPress={() => send({ type: 'approve-clips', clips: [{ id, content }] })}>
        {say(officeWords.clipRight)}
      </Act>
    )
  }
  const doubt = () => {
    player.forget(clip)
    setWhy('')
  }
  if (why === null) {
    return (
      <Act why={waiting} onPress={doubt}>
        {say(officeWords.clipWrong)}
      </Act>
    )
  }
  return (
    <div className="office-row">
      <Entry label={say(officeWords.clipWhy)} value={why} onChange={setWhy} />
      <Act
        why={waiting}
        lacks={[fillIn([officeWords.clipWhy, why.trim() !== ''])]}
        onPress={() => {
          send({ type: 'refuse-clip', clip: { id, content }, why })
          setWhy(null)
        }}
      >
        {say(officeWords.refuseClip)}
      </Act>
      <Button onPress={() => setWhy(null)}>{say(officeWords.clipKeep)}</Button>
    </div>
  )
}
