/**
 * Every clip that a voter of an election may hear, in one language. Names and parties are said in Japanese in
 * both languages: they are Japanese names; so are titles of contests that have no English one. Pure: the kiosk asks what must be there, the office what to make.
 */
import type { CONTESTS_MAX } from '#election/contests.ts'
import type { Candidate, CandidateList, Contest } from '#election/definition/definition.ts'
import type { ClipId } from '#election/ids.ts'
import * as id from './clip-id.ts'
import { DIGIT_KANA, numberKana, ordinalKana, peopleKana } from './japanese-numbers.ts'
import { katakanaOf } from './kana.ts'
import { PROMPTS, type PromptId } from './script/prompts.ts'
import { ROWS, type Row, rowOf, SPEEDS, tensOf, VOLUMES } from './steps.ts'

export type VoiceLanguage = 'ja' | 'en'

/** What travels with the package is fixed weeks before; readings of candidates come with the candidate list. */
export type VoicePart = 'package' | 'list'

export interface Clip {
  readonly id: ClipId
  readonly part: VoicePart
  /** The language it is spoken in. */
  readonly voice: VoiceLanguage
  /** What it says, as it is written. For names and parties the kana of the candidate list: another reading is another clip. */
  readonly text: string
  /** How it sounds, in katakana. Null where nobody signed a reading (a title or a party without kana) and for English: then the office's is taken. */
  readonly kana: string | null
}

type WithContests = { readonly contests: readonly Contest[] }
type Drawn = Pick<CandidateList, 'contests'>

/** Prompts, numbers, titles: what the package binds. */
export function packageClips({ contests }: WithContests, language: VoiceLanguage): readonly Clip[] {
  const say = language === 'ja' ? japanese : english
  const seats = [...new Set(contests.map((contest) => contest.seats))]
  return [
    ...(Object.keys(PROMPTS) as PromptId[]).map((prompt) => {
      const { ja, kana, en } = PROMPTS[prompt]
      return say(id.promptClip(prompt), ja, kana, en)
    }),
    ...seats.map((n) => say(id.seatsClip(n), `定員は${n}人です。`, `テーインワ、${peopleKana(n)}デス`, `Seats: ${n}.`)),
    ...places(contests.length).map(({ place, of, ja, kana }) =>
      say(id.placeClip(place, of), ja, kana, of === 1 ? 'One contest.' : `Contest ${place} of ${of}.`),
    ),
    ...SPEEDS.map((n) =>
      say(id.speedClip(n), `速さ${n}パーセント。`, `ハヤサ、${percentKana(n)}`, `Speed: ${n} percent.`),
    ),
    ...VOLUMES.map((n) => say(id.volumeClip(n), `音量${n}。`, `オンリョー、${numberKana(n)}`, `Volume: ${n}.`)),
    ...DIGIT_KANA.map((kana, n) => say(id.digitClip(n), `${n}`, kana, `${n}`)),
    ...ROWS.map((row) => say(id.rowClip(row), `${ROW_HEAD[row]}の行。`, `${ROW_HEAD[row]}ノギョー`, `Row: ${row}.`)),
    ...contests.map((contest) => titleOf(contest, language)),
  ]
}

/** Readings and the numbers that go with them: what the candidate list binds. */
export function listClips(list: Drawn, language: VoiceLanguage): readonly Clip[] {
  const clips = list.contests.flatMap(({ candidates }) => [
    ...numbersOf(candidates, language),
    ...candidates.flatMap(readingsOf),
  ])
  // Numbers and parties come once, in however many contests they stand.
  return [...new Map(clips.map((clip) => [clip.id, clip])).values()]
}

export function requiredClips(electionPackage: WithContests, list: Drawn, language: VoiceLanguage): readonly Clip[] {
  return [...packageClips(electionPackage, language), ...listClips(list, language)]
}

function numbersOf(candidates: readonly Candidate[], language: VoiceLanguage): readonly Clip[] {
  const say = (clip: ClipId, ja: string, kana: string, en: string): Clip => ({
    ...(language === 'ja' ? japanese : english)(clip, ja, kana, en),
    part: 'list',
  })
  const numbers = candidates.map((candidate) => candidate.number)
  const all = candidates.length
  return [
    say(id.countClip(all), `全部で${all}人。`, `ゼンブデ${peopleKana(all)}`, `Of ${all}.`),
    ...numbers.map((n) => say(id.numberClip(n), `${n}番。`, ordinalKana(n), `Number ${n}.`)),
    ...rowSizes(candidates).map((n) => say(id.peopleClip(n), `${n}人。`, peopleKana(n), `${n}.`)),
    ...tensOf(numbers).map(({ first, last }) =>
      say(
        id.stepClip(first, last),
        `${first}番から${last}番。`,
        `${ordinalKana(first)}カラ、${ordinalKana(last)}`,
        `Numbers ${first} to ${last}.`,
      ),
    ),
  ]
}

/** How many stand in one row of the kana table: of a contest, each number once. */
function rowSizes(candidates: readonly Candidate[]): readonly number[] {
  const rows = candidates.map(({ kana }) => rowOf(katakanaOf(kana)))
  return [...new Set(ROWS.map((row) => rows.filter((each) => each === row).length))].filter((n) => n > 0)
}

function readingsOf(candidate: Candidate): readonly Clip[] {
  const party = id.partyClip(candidate)
  const base = { part: 'list', voice: 'ja' } as const
  const name: Clip = {
    ...base,
    id: id.nameClip(candidate.id),
    text: candidate.kana,
    kana: katakanaOf(candidate.kana),
  }
  if (party === null) return [name]
  const { partyKana } = candidate
  const kana = partyKana === '' ? null : katakanaOf(partyKana)
  return [name, { ...base, id: party, text: partyKana || candidate.party, kana }]
}

/** One clip for each number of contests that a card can be for. */
function places(most: number): readonly { place: number; of: number; ja: string; kana: string }[] {
  return COUNTED.slice(0, most).flatMap(([count, countKana], last) =>
    COUNTED.slice(0, last + 1).map(([nth, nthKana], at) => ({
      place: at + 1,
      of: last + 1,
      ja: last === 0 ? '選挙は一つです。' : `${count}の選挙の、${nth}目です。`,
      kana: last === 0 ? 'センキョワヒトツデス' : `${countKana}ノセンキョノ、${nthKana}メデス`,
    })),
  )
}

/** As many as an election can have contests. */
const COUNTED = [
  ['一つ', 'ヒトツ'],
  ['二つ', 'フタツ'],
  ['三つ', 'ミッツ'],
] as const satisfies { readonly length: typeof CONTESTS_MAX }

/** A title whose reading nobody signed has the office's, and the listening room hears it. */
function titleOf(contest: Contest, language: VoiceLanguage): Clip {
  const { titleEn, titleKana } = contest
  if (language === 'en' && titleEn !== undefined) return english(id.titleClip(contest.id), '', '', titleEn)
  return {
    id: id.titleClip(contest.id),
    part: 'package',
    voice: 'ja',
    text: contest.title,
    kana: titleKana === undefined ? null : katakanaOf(titleKana),
  }
}

function japanese(clip: ClipId, ja: string, kana: string): Clip {
  return { id: clip, part: 'package', voice: 'ja', text: ja, kana }
}

function english(clip: ClipId, _ja: string, _kana: string, en: string): Clip {
  return { id: clip, part: 'package', voice: 'en', text: en, kana: null }
}

function percentKana(number: number): string {
  return `${numberKana(number).replace(/ジュー$/, 'ジュッ')}パーセント`
}

const ROW_HEAD: Readonly<Record<Row, string>> = {
  a: 'ア',
  ka: 'カ',
  sa: 'サ',
  ta: 'タ',
  na: 'ナ',
  ha: 'ハ',
  ma: 'マ',
  ya: 'ヤ',
  ra: 'ラ',
  wa: 'ワ',
}
