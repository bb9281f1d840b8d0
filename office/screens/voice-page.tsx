/** The voice, clip by clip: what it should say, the sound, and whether two people found it right. */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { Entry } from '#ui/components/entry.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { clipDoubtWords } from '#ui/messages/voice.ts'
import type { ClipRow, VoiceGroup, VoiceView } from '../session/view.ts'
import { type ClipPlayer, clipKey, useClipPlayer } from './clip-player.ts'
import type { PageProps } from './page-props.ts'

/** A line of the record holds no more. */
const APPROVED_AT_ONCE = 80
const SIGN = { open: '○', half: '◐', approved: '✓', refused: '▲' } as const

export function VoicePage({ view, send }: PageProps) {
  const say = useText()
  const { voice } = view
  const ready = view.person !== null && view.busy === null && view.draft !== null
  if (view.draft === null) return <p className="office-quiet">{say(officeWords.firstWithoutErrors)}</p>
  return (
    <section className="voice" data-doubt={voice.doubt ?? ''}>
      <Standing voice={voice} />
      <div className="office-row">
        <Button disabled={!ready} onPress={() => send({ type: 'take-voice' })}>
          {say(officeWords.takeVoice)}
        </Button>
        <Button disabled={!ready} onPress={() => send({ type: 'make-voice' })}>
          {say(officeWords.makeVoice)}
        </Button>
      </div>
      {voice.problems.length > 0 && <Problems problems={voice.problems} />}
      {voice.takenBy !== null && (
        // What one person heard is not heard by the next.
        <Hearing key={view.person} voice={voice} ready={ready} send={send} />
      )}
    </section>
  )
}

function Standing({ voice: { takenBy, lacking, doubt, signed } }: { readonly voice: VoiceView }) {
  const say = useText()
  return (
    <>
      {signed === false && <p>▲ {say(officeWords.voiceSilent)}</p>}
      {takenBy === null && signed === null && <p>▲ {say(officeWords.voiceNone)}</p>}
      {takenBy === null && <p className="office-quiet">{say(officeWords.voiceHow)}</p>}
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
  const name = ({ group, approved, all }: VoiceGroup) =>
    say(officeWords.groupCount, { name: say(officeWords[`group_${group}`]), approved, all })
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
          <Button disabled={shown.page === 0} onPress={() => show(shown.group, shown.page - 1)}>
            {say(officeWords.clipsBefore)}
          </Button>
          <span>{say(officeWords.clipsPage, { page: shown.page + 1, pages: shown.pages })}</span>
          <Button disabled={shown.page + 1 >= shown.pages} onPress={() => show(shown.group, shown.page + 1)}>
            {say(officeWords.clipsNext)}
          </Button>
        </>
      )}
    </nav>
  )
}

interface HearingProps {
  readonly voice: VoiceView
  readonly ready: boolean
  readonly send: PageProps['send']
}

function Hearing({ voice, ready, send }: HearingProps) {
  const player = useClipPlayer()
  const show = (group: VoiceGroup['group'], page: number) => {
    player.stop()
    send({ type: 'show-clips', group, page })
  }
  return (
    <>
      <Groups voice={voice} show={show} />
      <Clips clips={voice.clips} player={player} ready={ready} send={send} />
    </>
  )
}

interface ClipsProps {
  readonly clips: readonly ClipRow[]
  readonly player: ClipPlayer
  readonly ready: boolean
  readonly send: PageProps['send']
}

function Clips({ clips, player, ready, send }: ClipsProps) {
  const say = useText()
  const mine = clips.filter((clip) => clip.mayApprove)
  const right = mine.filter((clip) => player.heard.has(clipKey(clip))).slice(0, APPROVED_AT_ONCE)
  const open = mine.filter((clip) => clip.refused === null && !player.heard.has(clipKey(clip)))
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
      cell: (clip: ClipRow) => <Wrong clip={clip} ready={ready} send={send} />,
    },
  ]
  return (
    <>
      <div className="voice-act office-row">
        <Button disabled={open.length === 0} onPress={() => player.play(open)}>
          {say(officeWords.playAll)}
        </Button>
        <Button disabled={player.playing === null} onPress={player.stop}>
          {say(officeWords.stopClips)}
        </Button>
        <Button
          kind="go"
          disabled={!ready || right.length === 0}
          onPress={() => send({ type: 'approve-clips', clips: right.map(({ id, content }) => ({ id, content })) })}
        >
          {say(officeWords.approveClips, { count: right.length })}
        </Button>
      </div>
      {player.failed && <p>▲ {say(officeWords.clipNotPlayed)}</p>}
      <p className="office-quiet">{say(officeWords.approveClipsHow)}</p>
      <Table caption={say(officeWords.clipsCaption)} columns={columns} rows={clips} rowKey={clipKey} />
    </>
  )
}

function Hear({ clip, player }: { readonly clip: ClipRow; readonly player: ClipPlayer }) {
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
  const names = approvedBy.join('、')
  return (
    <span data-clip-state={id} data-state={state}>
      {SIGN[state]} {refused !== null && say(officeWords.clipRefused, { name: refused.by, why: refused.why })}
      {state === 'open' && say(officeWords.clipOpen)}
      {state === 'half' && say(officeWords.clipHalf, { names })}
      {state === 'approved' && say(officeWords.clipApproved, { names })}
    </span>
  )
}

interface WrongProps {
  readonly clip: ClipRow
  readonly ready: boolean
  readonly send: PageProps['send']
}

function Wrong({ clip: { id, content, refused }, ready, send }: WrongProps) {
  const say = useText()
  const [why, setWhy] = useState<string | null>(null)
  if (refused !== null) return null
  if (why === null) {
    return (
      <Button disabled={!ready} onPress={() => setWhy('')}>
        {say(officeWords.clipWrong)}
      </Button>
    )
  }
  return (
    <div className="office-row">
      <Entry label={say(officeWords.clipWhy)} value={why} onChange={setWhy} />
      <Button
        disabled={!ready || why.trim() === ''}
        onPress={() => {
          send({ type: 'refuse-clip', clip: { id, content }, why })
          setWhy(null)
        }}
      >
        {say(officeWords.refuseClip)}
      </Button>
      <Button onPress={() => setWhy(null)}>{say(officeWords.clipKeep)}</Button>
    </div>
  )
}
