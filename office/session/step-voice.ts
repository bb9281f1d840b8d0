/** A voice pack comes, its clips are heard, and what two people found right is signed. */
import type { ClipProblem } from '#election/voice/clip-doubt.ts'
import { type ClipHeard, heardAs, mayApprove, wordOn } from './clip-word.ts'
import type { OfficeEvent } from './event.ts'
import type { Act } from './record.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { type OfficeStepped, refuse, stay } from './stepped.ts'

type VoiceScreen = Extract<OfficeScreenEvent, { type: 'take-voice' | 'make-voice' | 'approve-clips' | 'refuse-clip' }>
type VoiceFound = Extract<OfficeEvent, { type: 'voice-seen' | 'voice-problems' }>

const WRITING = { work: 'writing', done: 0, whole: null } as const
const MAKING = { work: 'voice', done: 0, whole: null } as const

export function onVoiceScreen(state: OfficeState, event: VoiceScreen): OfficeStepped {
  switch (event.type) {
    case 'take-voice':
    case 'make-voice':
      // Which clips there must be follows from the files.
      if (state.checked?.draft == null) return refuse(state, 'nothing-to-import')
      return stay({ ...state, message: null, voiceProblems: [], busy: MAKING }, { type: event.type, at: state.now })
    case 'approve-clips':
      return approveClips(state, event.clips)
    case 'refuse-clip': {
      const { clip, why } = event
      if (!isThere(state, [clip])) return refuse(state, 'item-changed')
      return record(state, { type: 'clip-refused', clip, why })
    }
  }
}

export function onVoiceFound(state: OfficeState, event: VoiceFound): OfficeStepped {
  if (event.type === 'voice-seen') return stay({ ...state, voice: event.pack, voiceProblems: [] })
  const problems = told(event.problems)
  return refuse({ ...state, busy: null, voiceProblems: problems }, 'voice-not-made', { count: problems.length })
}

/** A name lacks in the packs of both languages, and is mended once. */
function told(problems: readonly ClipProblem[]): readonly ClipProblem[] {
  return [...new Map(problems.map((each) => [`${each.clip} ${each.text} ${each.doubt.type}`, each])).values()]
}

/** The clips that were heard are those that lie there now; where another person found a clip wrong, one ear does not make it right. */
function approveClips(state: OfficeState, clips: readonly ClipHeard[]): OfficeStepped {
  const { project, person } = state
  if (person === null || !isThere(state, clips)) return refuse(state, 'item-changed')
  const wrong = clips.find((clip) => {
    const { refused } = wordOn(project, clip)
    return refused !== null && refused.by !== person.name
  })
  if (wrong !== undefined) return refuse(state, 'clip-refused', { clip: wrong.id })
  const fresh = clips.filter((clip) => mayApprove(wordOn(project, clip), person.name))
  if (fresh.length === 0) return refuse(state, 'approved-by-you')
  return record(state, { type: 'clips-approved', clips: fresh })
}

function record(state: OfficeState, act: Act): OfficeStepped {
  return stay({ ...state, message: null, busy: WRITING }, { type: 'record', act, at: state.now })
}

function isThere({ voice }: OfficeState, clips: readonly ClipHeard[]): boolean {
  const there = new Set(voice?.clips.map(heardAs))
  return clips.every((clip) => there.has(heardAs(clip)))
}
