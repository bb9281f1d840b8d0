/** Makes the view: the part of the state that the screen may know. */
import { fromHex } from '#election/bytes.ts'
import type { Station } from '#election/definition/definition.ts'
import { FORMS, LISTS, SCRIPTS, STOPS } from '#election/definition/import/headings.ts'
import { isForApprovers, isRead } from '#election/definition/import/problem.ts'
import { authorityFingerprint, recordFingerprint } from '#election/keys/fingerprint.ts'
import { dateOf, type LocalDate } from '#election/time.ts'
import { stateAtPrinter } from '#shell/papers-at-printer.ts'
import { machinePlacesOf } from '../prepare/machine-places.ts'
import { adviceOf } from './advice.ts'
import { approversNow } from './approver-acts.ts'
import { isNumberApproved, numberApprovedBy } from './approvers.ts'
import { boardView } from './board-view.ts'
import { carryPlaces } from './carry.ts'
import type { Draft, DraftContest, DraftItem } from './draft.ts'
import { lackingAt, madeSince, stillOwed } from './hand-out.ts'
import { lossesView } from './losses-view.ts'
import { mediaOf } from './media.ts'
import { goesOnPaper, itemsOf, onPaperNow } from './paper.ts'
import type { MadePaper } from './papers.ts'
import { problemGroups } from './problem-groups.ts'
import { approversOf, isApproved } from './project.ts'
import { lotFrom, lotOffered, mayNotApprove, mayNotCheck } from './questions.ts'
import { rollsView } from './rolls-view.ts'
import type { RoomPurpose } from './room.ts'
import type { OfficeState } from './state.ts'
import { mayNotCheckList, mayNotPutList } from './step-carry.ts'
import { mayNotSayPaper } from './step-changes.ts'
import { documentsView } from './step-documents.ts'
import { isOfLetter, lettersOf } from './step-files.ts'
import { mayNotAdmit, mayNotApproveNumber, mayNotTakeAdmissionBack, mayNotTakeNumberBack } from './step-number.ts'
import { mayNotHandOut, mayNotWork } from './step-room.ts'
import { shareRows } from './step-shares.ts'
import { countsAsProved, datesOfDraft, dayMoves, listIsSigned, namesAreSigned, stepsOf } from './steps.ts'
import type {
  HandedOut,
  ItemView,
  KeysView,
  LotView,
  NumberView,
  OfficeView,
  PaperFile,
  PaperPageView,
  PaperView,
  PollChanges,
  ProblemsView,
} from './view.ts'
import { voiceView } from './voice-view.ts'

/** A file of the wrong kind has thousands of problems, and nobody mends them one by one. */
const PROBLEMS_SHOWN = 200
const ENTRIES_SHOWN = 200

export function viewOf(state: OfficeState): OfficeView {
  const { phase, project, checked, person, folders, busy, message, done } = state
  const draft = checked?.draft ?? null
  const today = dateOf(state.now)
  return {
    phase,
    today,
    use: project.use,
    head:
      draft === null
        ? null
        : { title: draft.rules.title, municipality: draft.rules.municipality, date: draft.rules.date },
    software: state.software,
    people: [...project.people.keys()],
    person: person?.name ?? null,
    steps: stepsOf(state),
    folders,
    earlier: state.earlier,
    from: project.from,
    problems: problemsView(state),
    draft,
    advice: draft === null ? [] : adviceOf(draft, today, project.signed?.contents ?? null),
    items: draft === null ? [] : itemsView(state, draft),
    lots: draft === null ? [] : lotsView(state, draft, today),
    papersOf: draft === null ? [] : draft.contests.map((contest) => paperView(state, draft, contest)),
    machines: state.machines,
    ownMachine: state.ownMachine,
    voice: voiceView(state, draft),
    keys: keysView(state, draft),
    media: mediaView(state, draft),
    carry: draft === null ? [] : carryView(state, draft),
    handedOut: (draft?.stations ?? []).map(({ station }) => handedView(project, station)),
    rolls: rollsView(state),
    losses: lossesView(state),
    board: boardView(state),
    documents: documentsView(state),
    mayNotHandOut: mayNotHandOut(state),
    papers: state.papers.map((paper) => fileOf(state, paper)),
    hasPrinter: state.hasPrinter,
    shown: shownPage(state),
    put: state.put,
    record: recordView(state),
    busy,
    message,
    done,
  }
}

function problemsView({ checked }: OfficeState): ProblemsView | null {
  if (checked === null) return null
  const { errors } = checked
  const letters = lettersOf({ checked })
  const warnings = checked.warnings.filter((each) => !isRead(each) && !isOfLetter(each))
  return {
    errors: errors.slice(0, PROBLEMS_SHOWN),
    errorCount: errors.length,
    warnings: warnings.slice(0, PROBLEMS_SHOWN),
    warningCount: warnings.length,
    groups: problemGroups(errors),
    readings: checked.warnings.filter(isRead),
    letters: letters.slice(0, PROBLEMS_SHOWN),
    letterCount: letters.length,
  }
}

function itemsView(state: OfficeState, draft: Draft): readonly ItemView[] {
  const { project } = state
  return itemsOf(project, draft).map((item): ItemView => {
    const { id, kind, contest, content } = item
    const approvedBy = approversOf(project, id, content)
    const approved = isApproved(project, id, content)
    return {
      id,
      kind,
      contest,
      content,
      authors: authorsOf(project, item),
      readings:
        state.checked?.warnings.filter((each) => isForApprovers(each) && filesOf(item).includes(each.file)) ?? [],
      approvedBy,
      state: approved ? 'approved' : approvedBy.length > 0 ? 'half' : 'open',
      mayNot: mayNotApprove(state, draft, item),
    }
  })
}

/** Words of staff and changed forms are among the rules, stops of a station that moves among the stations, lists of parties among the candidates: each in a file of its own. */
function filesOf({ kind, file }: DraftItem): readonly string[] {
  if (file === null) return []
  const beside = { rules: [SCRIPTS, FORMS], stations: [STOPS], candidates: [LISTS] } as const
  return [file, ...(kind in beside ? beside[kind as keyof typeof beside] : [])]
}

function authorsOf({ authors, papers }: OfficeState['project'], item: DraftItem): readonly string[] {
  const { file, contest } = item
  if (file !== null) return [...new Set(filesOf(item).flatMap((each) => authors.get(each) ?? []))]
  const said = contest === null ? undefined : papers.get(contest)
  return said === undefined ? [] : [said.by]
}

function paperView(state: OfficeState, draft: Draft, contest: DraftContest): PaperView {
  const { project } = state
  const { id, title, titleEn, districts } = contest.contest
  const [now, next] = [onPaperNow(project).includes(id), goesOnPaper(project, id)]
  const own = draft.stations.filter(({ station }) => districts.length === 0 || districts.includes(station.district))
  const machines = machinePlacesOf(own.map(({ station }) => station))
  const count = (kind: 'kiosk' | 'issuer') => machines.filter((machine) => machine.kind === kind).length
  const said = project.papers.get(id)
  return {
    contest: id,
    ...{ title, titleEn },
    state: now === next ? (now ? 'paper' : 'machines') : next ? 'going' : 'returning',
    said: said === undefined ? null : { why: said.why, decidedBy: said.decidedBy, by: said.by },
    mayNot: mayNotSayPaper(state, draft, contest),
    stations: own.length,
    kiosks: count('kiosk'),
    issuers: count('issuer'),
    electors: own.reduce((sum, { facts }) => sum + facts.eligible, 0),
  }
}

function lotsView({ project }: OfficeState, draft: Draft, today: LocalDate): readonly LotView[] {
  return draft.contests.map((each) => {
    const { contest, order } = each
    const lot = project.lots.get(contest.id)
    const drawn = lot?.order === order ? lot : null
    const [from, offered] = [lotFrom(project, draft, each), lotOffered(project, draft, each, today)]
    return { contest: contest.id, title: contest.title, drawn, from, offered }
  })
}

function keysView(state: OfficeState, draft: Draft | null): KeysView {
  const { authority, signed, proved } = state.project
  const mayNot = (purpose: RoomPurpose) => mayNotWork(state, purpose)
  return {
    authority: authority === null ? null : authorityFingerprint(fromHex(authority)),
    signed: signed && { number: signed.number, listVersion: signed.listVersion },
    listDiffers: draft !== null && !listIsSigned(state.project, draft),
    about: { machines: state.machines?.named ?? [] },
    namesDiffer: draft !== null && !namesAreSigned(state.project, draft),
    changes: changesOf(state, draft),
    number: numberView(state),
    holders: draft?.rules.keyHolders ?? 0,
    threshold: draft?.rules.keyThreshold ?? 0,
    shares: shareRows(state),
    proved: [...proved].map(([holder, on]) => {
      return { holder, on, counts: draft !== null && countsAsProved(state.project, draft, on) }
    }),
    eve: draft === null ? null : datesOfDraft(draft).eve,
    room: state.room,
    mayNot: {
      office: mayNot('office'),
      package: mayNot('package'),
      list: mayNot('list'),
      cards: mayNot('cards'),
      prove: mayNot('prove'),
      'roll-list': mayNot('roll-list'),
      'lost-media': mayNot('lost-media'),
    },
  }
}

function numberView(state: OfficeState): NumberView {
  const { project } = state
  const approvers = approversNow(project)
  const others = [...project.people.keys()].filter((name) => !project.pinned.includes(name))
  return {
    approvers: project.pinned.length === 0 ? null : approvers,
    approvedBy: numberApprovedBy(project),
    approved: project.signed !== null && isNumberApproved(project),
    mayNot: mayNotApproveNumber(state),
    mayNotTakeBack: mayNotTakeNumberBack(state),
    others: others.map((name) => ({
      name,
      admittedBy: project.admissions.get(name) ?? [],
      approves: approvers.includes(name),
      mayNot: mayNotAdmit(state, name),
      mayNotTakeBack: mayNotTakeAdmissionBack(state, name),
    })),
  }
}

const NO_CHANGES: PollChanges = { day: null, fallAway: [], comeBack: [], stay: [], toPaper: [], fromPaper: [] }

function changesOf({ project, now }: OfficeState, draft: Draft | null): PollChanges {
  const says = project.signed?.says ?? null
  if (says === null || draft === null) return NO_CHANGES
  const titles = (of: (contest: DraftContest, without: boolean) => boolean) =>
    draft.contests
      .filter((each) => of(each, says.without.includes(each.contest.id)))
      .map(({ contest }) => contest.title)
  // Nobody has won a contest that is on paper for a time: others may still become candidates.
  const next = (contest: string) => goesOnPaper(project, contest)
  const before = (contest: string) => says.paper.includes(contest)
  const fewer = titles(({ contest, uncontested }, without) => uncontested && !without && !next(contest.id))
  const votes = project.use === 'live' && says.date <= dateOf(now)
  return {
    day: dayMoves(project, draft) ? { from: says.date, to: draft.rules.date } : null,
    fallAway: votes ? [] : fewer,
    stay: votes ? fewer : [],
    toPaper: titles(({ contest: { id } }) => next(id) && !before(id)),
    fromPaper: titles(({ contest: { id } }) => !next(id) && before(id)),
    comeBack: titles(({ uncontested }, without) => !uncontested && without),
  }
}

function carryView(state: OfficeState, draft: Draft): OfficeView['carry'] {
  return carryPlaces(state.project, draft).map((place) => ({
    ...place,
    mayNotPut: mayNotPutList(state),
    mayNotCheck: mayNotCheckList(state, place),
  }))
}

function mediaView(state: OfficeState, draft: Draft | null): OfficeView['media'] {
  return mediaOf((draft?.stations ?? []).map(({ station }) => station)).map((place) => {
    const put = state.project.media.get(place.medium)
    const mayNot = mayNotCheck(state, place.medium)
    return { ...place, putBy: put?.by ?? null, checkedBy: put?.checkedBy ?? null, mayNotCheck: mayNot }
  })
}

function handedView(project: OfficeState['project'], station: Station): HandedOut {
  return {
    station: station.id,
    name: station.name,
    handed: project.handedOut.get(station.id) ?? [],
    since: madeSince(project, station),
    lacking: lackingAt(project, station),
    owed: stillOwed(project, station),
    cards: cardsOf(project, station.id),
  }
}

function fileOf({ atPrinter }: OfficeState, { pages, ...paper }: MadePaper): PaperFile {
  return { ...paper, pages: pages.length, atPrinter: stateAtPrinter(atPrinter, paper.path) }
}

function shownPage(state: OfficeState): PaperPageView | null {
  const { shown } = state
  if (shown === null) return null
  const { paper, page } = shown
  return { ...fileOf(state, paper), page, marks: paper.pages[page] ?? [] }
}

function cardsOf({ cards }: OfficeState['project'], station: string) {
  const own = cards.get(station)
  const operator = [1, 2, 3].filter((card) => own?.has(`operator-${card}`))
  return { voting: own?.get('voting') ?? 0, operator }
}

function recordView(state: OfficeState): OfficeView['record'] {
  const { project, head, recordPage, recordPrinted } = state
  const numbered = project.entries.map((entry, place) => ({ ...entry, number: place + 1 })).reverse()
  const pages = pagesOfRecord(project.entries.length)
  const page = Math.min(recordPage, pages - 1)
  return {
    entries: numbered.slice(page * ENTRIES_SHOWN, (page + 1) * ENTRIES_SHOWN),
    page,
    pages,
    printed: recordPrinted === null ? null : fileOf(state, recordPrinted),
    count: numbered.length,
    number: head === '' ? '' : recordFingerprint(fromHex(head)),
  }
}

function pagesOfRecord(entries: number): number {
  return Math.max(1, Math.ceil(entries / ENTRIES_SHOWN))
}
