/**
 * Every clip that a voter of an election may hear, in one language. Names and parties are Japanese names: every language says them in
 * Japanese, and so it says the title of a contest that has no English one. Pure: the kiosk asks what must be there, the office what to make.
 */
import type { Candidate, CandidateList, Contest } from '#election/definition/definition.ts'
import type { Explained } from '#election/definition/explained.ts'
import type { ClipId } from '#election/ids.ts'
import type { Kind } from '#election/kinds/kind.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { choicesOfList, type OpenList, partiesIn } from '#election/kinds/open-list/rule.ts'
import type { Language } from '#election/language.ts'
import * as id from './clip-id.ts'
import { DIGIT_KANA } from './japanese-numbers.ts'
import { katakanaOf } from './kana.ts'
import { choicePrompts } from './of-choices.ts'
import { judgePrompts } from './of-judges.ts'
import { promptsOfOpenLists } from './of-open-lists.ts'
import { partyPrompts } from './of-parties.ts'
import * as numbers from './script/numbers.ts'
import { PROMPTS, type Prompt, type PromptId } from './script/prompts.ts'
import { ROWS, rowOf, SPEEDS, tensOf, VOLUMES } from './steps.ts'

/** Clips of the package are fixed weeks before; readings of candidates come with the candidate list. */
export type VoicePart = 'package' | 'list'

export interface Clip {
  readonly id: ClipId
  readonly part: VoicePart
  /** The language it is spoken in. */
  readonly voice: Language
  /** The written words of the clip. For names and parties the kana of the candidate list: another reading is another clip. */
  readonly text: string
  /** How it sounds, in katakana. Null where nobody signed a reading (a title or a party without kana) and for English: then the office's is taken. */
  readonly kana: string | null
}

type WithContests = { readonly contests: readonly Contest[] }
export interface Drawn {
  readonly contests: readonly Pick<
    CandidateList['contests'][number],
    'contest' | 'uncontested' | 'candidates' | 'lists' | 'openLists' | 'explained'
  >[]
}

/** Prompts, numbers, titles: what the package binds. */
export function packageClips({ contests }: WithContests, language: Language): readonly Clip[] {
  const say = (clip: ClipId, words: Prompt) => spoken(clip, words, language)
  const seats = [...new Set(contests.map((contest) => contest.seats))]
  const has = (about: Kind['about']) => contests.some((contest) => kindOf(contest).about === about)
  return [
    ...(Object.keys(PROMPTS) as PromptId[]).map((prompt) => say(id.promptClip(prompt), PROMPTS[prompt])),
    ...(has('choices') ? choicePrompts() : []).map(([clip, words]) => say(clip, words)),
    ...(has('parties') || has('open-lists') ? partyPrompts() : []).map(([clip, words]) => say(clip, words)),
    ...(has('open-lists') ? promptsOfOpenLists() : []).map(([clip, words]) => say(clip, words)),
    ...(has('judges') ? judgePrompts() : []).map(([clip, words]) => say(clip, words)),
    ...seats.map((n) => say(id.seatsClip(n), numbers.seats(n))),
    ...places(contests.length).map(({ place, of, words }) => say(id.placeClip(place, of), words)),
    ...SPEEDS.map((n) => say(id.speedClip(n), numbers.speed(n))),
    ...VOLUMES.map((n) => say(id.volumeClip(n), numbers.volume(n))),
    ...DIGIT_KANA.map((_, n) => say(id.digitClip(n), numbers.digit(n))),
    ...ROWS.map((row) => say(id.rowClip(row), numbers.row(row))),
    ...contests.map((contest) => titleOf(contest, language)),
  ]
}

/** Readings and the numbers that go with them: what the candidate list binds. */
export function listClips(list: Drawn, language: Language): readonly Clip[] {
  const clips = list.contests.flatMap(({ candidates, lists, openLists, explained }) => [
    ...(openLists === undefined ? numbersOf(candidates, language) : inTwoSteps(candidates, openLists, language)),
    ...(lists === undefined ? [] : partiesCounted(candidates, language)),
    ...candidates.flatMap(readingsOf),
    ...(explained ?? []).flatMap((each) => textsOf(each, candidates, language)),
  ])
  // Numbers and parties come once, for any number of contests.
  return [...new Map(clips.map((clip) => [clip.id, clip])).values()]
}

export function requiredClips(electionPackage: WithContests, list: Drawn, language: Language): readonly Clip[] {
  return [...packageClips(electionPackage, language), ...listClips(list, language)]
}

function numbersOf(candidates: readonly Candidate[], language: Language): readonly Clip[] {
  const say = (clip: ClipId, words: Prompt): Clip => ({ ...spoken(clip, words, language), part: 'list' })
  const drawn = candidates.map((candidate) => candidate.number)
  const all = candidates.length
  return [
    say(id.countClip(all), numbers.all(all)),
    ...drawn.map((n) => say(id.numberClip(n), numbers.number(n))),
    ...rowSizes(candidates).map((n) => say(id.peopleClip(n), numbers.people(n))),
    ...tensOf(drawn).map(({ first, last }) => say(id.stepClip(first, last), numbers.step(first, last))),
  ]
}

/** The parties, then each of them with its people: what is counted is what a voter chooses from. */
function inTwoSteps(
  candidates: readonly Candidate[],
  openLists: readonly OpenList[],
  language: Language,
): readonly Clip[] {
  const parties = partiesIn(candidates, openLists)
  return [
    ...numbersOf(parties, language),
    ...partiesCounted(parties, language),
    ...openLists.flatMap((list) => {
      const [, ...people] = choicesOfList(candidates, list)
      const counted = {
        ...spoken(id.countClip(people.length), numbers.all(people.length), language),
        part: 'list' as const,
      }
      return [...numbersOf(choicesOfList(candidates, list), language), counted]
    }),
  ]
}

/** In place of the same of people. */
function partiesCounted(parties: readonly Candidate[], language: Language): readonly Clip[] {
  const say = (clip: ClipId, words: Prompt): Clip => ({ ...spoken(clip, words, language), part: 'list' })
  return [
    say(id.partiesClip(parties.length), numbers.parties(parties.length)),
    ...rowSizes(parties).map((n) => say(id.partyGroupClip(n), numbers.groups(n))),
  ]
}

/** The numbers of candidates in one row of the kana table, in any contest, each number once. */
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

/** As a title: in English where the choice has English words, else in Japanese. */
function textsOf(
  { number, text, textEn, textKana }: Explained,
  candidates: readonly Candidate[],
  language: Language,
): readonly Clip[] {
  const choice = candidates.find((each) => each.number === number)
  if (choice === undefined) return []
  const clip = { id: id.textClip(choice.id), part: 'list' } as const
  if (language === 'en' && textEn !== '') return [{ ...clip, voice: 'en', text: textEn, kana: null }]
  return [{ ...clip, voice: 'ja', text, kana: textKana === '' ? null : katakanaOf(textKana) }]
}

/** One clip for each number of contests that a card can be for. */
function places(most: number): readonly { place: number; of: number; words: Prompt }[] {
  return Array.from({ length: most }, (_, last) => last + 1).flatMap((of) =>
    Array.from({ length: of }, (_, at) => ({ place: at + 1, of, words: numbers.place(at + 1, of) })),
  )
}

/** A title whose reading nobody signed has the office's, and the listening room hears it. */
function titleOf(contest: Contest, language: Language): Clip {
  const { titleEn, titleKana } = contest
  if (language === 'en' && titleEn !== '') {
    return { id: id.titleClip(contest.id), part: 'package', voice: 'en', text: titleEn, kana: null }
  }
  return {
    id: id.titleClip(contest.id),
    part: 'package',
    voice: 'ja',
    text: contest.title,
    kana: titleKana === '' ? null : katakanaOf(titleKana),
  }
}

function spoken(clip: ClipId, words: Prompt, language: Language): Clip {
  const kana = language === 'ja' ? words.kana : null
  return { id: clip, part: 'package', voice: language, text: words[language], kana }
}
