/** How the clips of a voice pack are named. A player asks for a clip by such an id; nobody puts words together at run time. */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '#election/bytes.ts'
import type { Candidate } from '#election/definition/definition.ts'
import type { CandidateId, ClipId, ContestId } from '#election/ids.ts'
import type { ChoicePromptId, JudgePromptId, OpenListPromptId, PartyPromptId, PromptId } from './script/prompts.ts'
import type { Row, Speed, Volume } from './steps.ts'

const CLIP_ID = /^[a-z]{1,12}:[A-Za-z0-9_-]{1,40}$/

export function parseClipId(text: string): ClipId | null {
  return CLIP_ID.test(text) ? (text as ClipId) : null
}

export const promptClip = (prompt: PromptId | ChoicePromptId | PartyPromptId | OpenListPromptId | JudgePromptId) =>
  `prompt:${prompt}` as ClipId

/** 「3番」: the number drawn by lot (TC-34). */
export const numberClip = (number: number) => `nth:${number}` as ClipId
/** 「全部で26人」 */
export const countClip = (candidates: number) => `of:${candidates}` as ClipId
/** 「全部で3つ」 */
export const choicesClip = (choices: number) => `choices:${choices}` as ClipId
/** 「全部で12団体」 */
export const partiesClip = (parties: number) => `parties:${parties}` as ClipId
/** 「二つの選挙の、一つ目です」: which contest of how many. */
export const placeClip = (place: number, of: number) => `place:${place}-${of}` as ClipId
/** 「定員は22人」 */
export const seatsClip = (seats: number) => `seats:${seats}` as ClipId
/** 「11番から20番」: a step of ten places in the drawn order, by its first and last number. */
export const stepClip = (first: number, last: number) => `step:${first}-${last}` as ClipId
export const digitClip = (digit: number) => `digit:${digit}` as ClipId
/** 「カの行」 */
export const rowClip = (row: Row) => `row:${row}` as ClipId
/** 「2人」: of a row. */
export const peopleClip = (candidates: number) => `people:${candidates}` as ClipId
/** 「2団体」: of a row. */
export const partyGroupClip = (parties: number) => `groups:${parties}` as ClipId
export const thingsClip = (choices: number) => `things:${choices}` as ClipId
export const speedClip = (speed: Speed) => `speed:${speed}` as ClipId
export const volumeClip = (volume: Volume) => `volume:${volume}` as ClipId

/** 「新見市長選挙」 */
export const titleClip = (contest: ContestId) => `contest:${contest}` as ClipId

/** 説明 of a choice. */
export const textClip = (choice: CandidateId) => `text:${choice}` as ClipId
export const nameClip = (candidate: CandidateId) => `name:${candidate}` as ClipId

/** One clip a party, for any number of candidates. Null: the candidate names no party, so nothing is said. */
export function partyClip({ party, partyKana }: Pick<Candidate, 'party' | 'partyKana'>): ClipId | null {
  if (party === '') return null
  return `party:${toHex(sha256(utf8(`${party}\n${partyKana}`))).slice(0, 32)}` as ClipId
}
