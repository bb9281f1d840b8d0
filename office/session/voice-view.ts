/** The page of the voice: the progress of each group, and one page of clips. */
import { clipState, mayApprove, wordOn } from './clip-word.ts'
import type { Draft } from './draft.ts'
import { mayNotBeOneOfTwo } from './questions.ts'
import type { OfficeState } from './state.ts'
import type { ClipRow, VoiceGroup, VoiceView } from './view.ts'
import { CLIP_GROUPS, clipsLacking, groupOf, type VoiceClip, voiceDoubt } from './voice.ts'

const CLIPS_SHOWN = 60

export function voiceView(state: OfficeState, draft: Draft | null): VoiceView {
  const { project, voice, voiceProblems, clipsShown } = state
  const all = (voice?.clips ?? []).map((clip) => rowOf(state, clip))
  const own = all.filter((row) => groupOf(row) === clipsShown.group)
  const pages = Math.max(1, Math.ceil(own.length / CLIPS_SHOWN))
  const page = Math.min(clipsShown.page, pages - 1)
  return {
    takenBy: voice === null ? null : (project.voice?.by ?? null),
    lacking: voice === null || draft === null ? 0 : clipsLacking(voice, draft),
    groups: CLIP_GROUPS.map((group) =>
      countsOf(
        group,
        all.filter((row) => groupOf(row) === group),
      ),
    ),
    shown: { group: clipsShown.group, page, pages },
    clips: own.slice(page * CLIPS_SHOWN, (page + 1) * CLIPS_SHOWN),
    problems: voiceProblems.slice(0, CLIPS_SHOWN),
    doubt: voice === null || draft === null ? null : voiceDoubt(project, voice, draft),
    signed: project.signed === null ? null : project.signed.says?.voice != null,
  }
}

function rowOf(state: OfficeState, clip: VoiceClip): ClipRow {
  const { project, person } = state
  const word = wordOn(project, clip)
  const may = person !== null && mayNotBeOneOfTwo(state) === null && mayApprove(word, person.name)
  return { ...clip, ...word, state: clipState(word), mayApprove: may }
}

function countsOf(group: VoiceGroup['group'], rows: readonly ClipRow[]): VoiceGroup {
  const count = (is: (row: ClipRow) => boolean) => rows.filter(is).length
  return {
    group,
    all: rows.length,
    approved: count(({ state }) => state === 'approved'),
    refused: count(({ state }) => state === 'refused'),
    unheard: count((row) => row.mayApprove && row.refused === null),
  }
}
