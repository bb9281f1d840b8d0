/**
 * The ballot as a voter will see it: the voting machine's own page, with the candidates of the present files, on glass of the machine's
 * proportions. Nothing is recorded, and a press on a name does what it does there.
 */
import { useEffect, useState } from 'react'
import { type Candidate, shownName } from '#election/definition/definition.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { choicesOfList, partiesIn } from '#election/kinds/open-list/rule.ts'
import '#kiosk/screens/kiosk.css'
import { PicturesFrom } from '#kiosk/screens/choice-picture.tsx'
import { KioskScreen } from '#kiosk/screens/kiosk-screen.tsx'
import { WithinAPage } from '#kiosk/screens/page-element.ts'
import type { KioskScreenEvent, Press } from '#kiosk/session/screen-event.ts'
import { type ShownCandidate, wordsShown } from '#kiosk/session/shown-candidate.ts'
import type { KioskPage, KioskView } from '#kiosk/session/view.ts'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import type { Language } from '#ui/messages/message.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import { applyStaffLook, DEFAULT_LOOKS, type Looks } from '#ui/tokens/apply-looks.ts'
import type { Draft, DraftContest } from '../session/draft.ts'
import { OFFICE_PANEL } from './office-panel.ts'

/** 15.6 inch, the smallest glass that a voting machine has. */
const GLASS_MM = 345.4

interface Looking {
  /** Which contest. */
  readonly place: number
  readonly looks: Looks
  readonly language: Language
  readonly pageIndex: number
  readonly pageCount: number
  readonly perPage: number
  readonly selected: number | null
  /** Whose list is open, where people of lists are voted for. */
  readonly party: number | null
  /** Judges with a mark. */
  readonly marked: readonly number[]
  /** The place of the choice whose words are read; null: the page of all. */
  readonly explained: number | null
  /** A new number with each page: presses of older ones are dropped there too. */
  readonly serial: number
}

const FIRST: Looking = {
  place: 0,
  looks: DEFAULT_LOOKS,
  language: 'ja',
  pageIndex: 0,
  pageCount: 1,
  perPage: 0,
  selected: null,
  party: null,
  marked: [],
  explained: null,
  serial: 1,
}

interface LookPageProps {
  readonly draft: Draft
  readonly use: 'live' | 'rehearsal'
  readonly onBack: () => void
}

export function LookPage({ draft, use, onBack }: LookPageProps) {
  const say = useText()
  const [looking, setLooking] = useState(FIRST)
  // The machine's page has its own sizes for the whole window; the office's come back with its pages.
  useEffect(() => () => applyStaffLook(OFFICE_PANEL), [])
  const contests = draft.contests.filter(({ uncontested }) => !uncontested)
  const contest = contests[looking.place]
  const next = () => setLooking({ ...FIRST, place: (looking.place + 1) % contests.length, looks: looking.looks })
  return (
    <div className="look" data-face={draft.face}>
      <nav className="look-bar" aria-label={say(officeWords.look_ballots)}>
        <Button onPress={onBack}>{say(officeWords.lookBack)}</Button>
        <Button onPress={next}>{say(officeWords.lookNext)}</Button>
        <span>{say(officeWords.lookHow)}</span>
      </nav>
      {contest === undefined ? (
        <p>{say(officeWords.noVote)}</p>
      ) : (
        <WithinAPage value="div">
          <PicturesFrom value={pictureAt}>
            <KioskScreen
              key={looking.place}
              view={viewFor(looking, draft, use)}
              send={(event) => setLooking((before) => after(before, event, contest))}
            />
          </PicturesFrom>
        </WithinAPage>
      )}
    </div>
  )
}

/** As they will be signed: from the files of the project. */
const pictureAt = (file: string) => `/choice/${file}`

function viewFor(looking: Looking, draft: Draft, use: 'live' | 'rehearsal'): KioskView {
  const contests = draft.contests.filter(({ uncontested }) => !uncontested)
  const looked = contests[looking.place] as DraftContest
  const { contest } = looked
  const { looks, language, serial, place } = looking
  return {
    serial,
    use,
    machine: null,
    panelWidthMm: GLASS_MM,
    looks,
    language,
    titleReadings: contest.titleKana === '' ? [] : [{ title: contest.title, kana: contest.titleKana }],
    keysAt: null,
    witnessOverLine: false,
    moves: false,
    page: pageFor(looking, looked, {
      title: contest.title,
      position: place + 1,
      of: contests.length,
      about: kindOf(contest).about,
      step: stepAt(looking, looked),
    }),
  }
}

type PlaceOfContest = Extract<KioskPage, { type: 'choose' }>['contest']

function pageFor(looking: Looking, looked: DraftContest, contest: PlaceOfContest): KioskPage {
  const { language, pageIndex, pageCount, perPage, selected, marked, explained: at } = looking
  const shown = choicesAt(looking, looked).map((candidate) => shownOf(candidate, looked, language))
  const choice = at === null ? undefined : shown[at]
  if (at !== null && choice !== undefined)
    return { type: 'explain', contest, choice, at, of: shown.length, focus: null }
  return {
    type: 'choose',
    contest,
    mode: 'voter',
    candidates: shown,
    selected,
    marked: contest.about === 'judges' ? marked : null,
    pageIndex,
    pageCount,
    pagesSeen: Array.from({ length: pageCount }, (_, i) => i),
    perPage,
    allSeen: true,
    focus: [],
    told: null,
    display: null,
    rows: [],
    row: null,
    inRow: shown.map(({ id }) => id),
  }
}

/** As at the machine (`kiosk/session/two-steps.ts`): parties, then one of them with its people. */
function choicesAt({ party }: Looking, { candidates, openLists }: DraftContest): readonly Candidate[] {
  if (openLists === undefined) return candidates
  const number = candidates.find(({ id }) => id === party)?.number
  const list = openLists.find((each) => each.number === number)
  return list === undefined ? partiesIn(candidates, openLists) : choicesOfList(candidates, list)
}

function stepAt({ party }: Looking, { openLists }: DraftContest): 'party' | 'one-of-list' | null {
  if (openLists === undefined) return null
  return party === null ? 'party' : 'one-of-list'
}

function shownOf(candidate: Candidate, { explained }: DraftContest, language: Language): ShownCandidate {
  const { id, number, kana, party, partyKana, gone } = candidate
  const words = wordsShown(
    explained?.find((each) => each.number === number),
    language,
  )
  return { id, number, name: shownName(candidate), kana, party, partyKana, gone, ...words }
}

/** The page after a press; presses that change nothing in it have no effect here. */
function after(before: Looking, { press }: KioskScreenEvent, contest: DraftContest): Looking {
  const looked = (changes: Partial<Looking>) => ({ ...before, ...changes, serial: before.serial + 1 })
  return withPress(before, press, contest, looked)
}

function withPress(
  before: Looking,
  press: Press,
  contest: DraftContest,
  looked: (changes: Partial<Looking>) => Looking,
): Looking {
  const { looks } = before
  switch (press.type) {
    case 'text-size':
      return looked({ looks: { ...looks, textSize: press.size }, pageIndex: 0 })
    case 'scheme':
      return looked({ looks: { ...looks, scheme: press.scheme } })
    case 'low':
      return looked({ looks: { ...looks, low: press.low }, pageIndex: 0 })
    case 'language':
      return looked({ language: press.language })
    case 'turn-page':
      return looked({ pageIndex: press.page })
    case 'pages':
      return { ...before, pageCount: press.count, perPage: press.perPage }
    case 'select': {
      const stands = choicesAt(before, contest).some(({ id, gone }) => id === press.candidate && gone === null)
      if (!stands) return before
      const others = before.marked.filter((id) => id !== press.candidate)
      const marked = before.marked.includes(press.candidate) ? others : [...others, press.candidate]
      return { ...before, marked, selected: before.selected === press.candidate ? null : press.candidate }
    }
    case 'next':
      return stepAt(before, contest) === 'party' && before.selected !== null
        ? looked({ party: before.selected, selected: null, pageIndex: 0 })
        : before
    case 'explain':
      return looked({ explained: contest.explained === undefined ? null : press.at })
    case 'back':
      if (before.explained !== null) return looked({ explained: null })
      return looked({ party: null, selected: before.party, pageIndex: 0 })
    default:
      return before
  }
}
