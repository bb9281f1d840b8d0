/** Each act of the record in words: on the screen, and in Japanese on paper. */
import { inEach } from '#election/language.ts'
import type { RollCause } from '#election/roll/roll-list.ts'
import { lostPlace } from '#ui/language/lost-place.ts'
import { importReadWords, meaningWords } from '#ui/messages/import-read.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { type BoardAct, isOfBoard } from '../session/board.ts'
import { type DocumentAct, isOfDocuments } from '../session/documents.ts'
import type { ItemKind } from '../session/draft.ts'
import { isOfLosses, type LossAct } from '../session/losses.ts'
import type { Act } from '../session/record.ts'
import { isOfRolls, type RollAct } from '../session/rolls.ts'
import { partsInWords, type Say } from './part-words.ts'

type OtherAct = Exclude<Act, RollAct | LossAct | DocumentAct | BoardAct>

const ITEM_KINDS: readonly ItemKind[] = ['rules', 'contests', 'candidates', 'stations', 'roll', 'paper']

/** The title of a contest, where it is known; else what the files call it. */
type TitleOf = (contest: string) => string

/** `candidates/mayor`: the kind in words, and the contest as the files call it. */
function itemInWords(item: string, say: Say, titleOf: TitleOf): string {
  const [kind = '', contest = ''] = item.split('/')
  const title = titleOf(contest)
  if (kind === 'roll-list') return say(officeWords['item_roll-list'], { number: contest })
  if (kind === 'lost-media') return say(officeWords['item_lost-media'], { number: contest })
  const found = ITEM_KINDS.find((each) => each === kind)
  return found === undefined ? item : say(officeWords[`item_${found}`], { title })
}

export function actInWords(act: Act, say: Say, titleOf: TitleOf = (contest) => contest): string {
  if (isOfRolls(act)) return rollActInWords(act, say)
  if (isOfDocuments(act))
    return say(officeWords[`act_${act.type}`], { document: say(officeWords[`document_${act.kind}`]) })
  if (isOfBoard(act)) return boardActInWords(act, say, titleOf)
  return isOfLosses(act) ? lossActInWords(act, say) : otherActInWords(act, say, titleOf)
}

function otherActInWords(act: OtherAct, say: Say, titleOf: TitleOf): string {
  switch (act.type) {
    case 'begun':
      return say(officeWords.act_begun, {
        use: say(act.use === 'live' ? officeWords.useLive : officeWords.useRehearsal),
      })
    case 'joined':
      return say(officeWords.act_joined, { name: act.name })
    case 'imported':
    case 'mended':
    case 'kind-mended':
      return fileActInWords(act, say)
    case 'day-said': {
      const { date, opens, closes, decidedBy, notice } = act
      return say(officeWords['act_day-said'], { date, opens, closes, decidedBy, notice })
    }
    case 'lot-drawn':
    case 'gone-said':
    case 'paper-said':
      return contestActInWords(act, say, titleOf(act.contest))
    case 'voice-taken':
    case 'clips-approved':
    case 'clip-refused':
      return voiceActInWords(act, say)
    case 'approved':
      return say(officeWords.act_approved, { item: itemInWords(act.item, say, titleOf) })
    case 'office-made':
      return say(officeWords['act_office-made'])
    case 'kits-put':
      return say(officeWords['act_kits-put'], { stations: act.stations })
    case 'machines-taken':
      return say(officeWords['act_machines-taken'], { machines: act.machines })
    case 'package-signed':
      return say(officeWords['act_package-signed'], { number: act.number })
    case 'list-signed':
      return say(officeWords['act_list-signed'], { version: act.version, number: act.number })
    case 'papers-made':
      return say(officeWords['act_papers-made'], { count: act.papers.length })
    case 'number-approved':
    case 'approver-admitted':
    case 'number-taken-back':
    case 'admission-taken-back':
      return approverActInWords(act, say)
    case 'cards-made':
      return say(officeWords['act_cards-made'], {
        station: act.station,
        kind: cardInWords(act.kind, say),
        count: act.count,
      })
    case 'medium-put':
    case 'medium-checked':
      return say(officeWords[`act_${act.type}`], { medium: act.medium })
    case 'list-put':
    case 'list-checked': {
      const { station, version } = act
      return say(officeWords[`act_${act.type}`], { station: station ?? say(officeWords.carryTally), version })
    }
    case 'list-told': {
      const { station, version, who } = act
      return say(officeWords['act_list-told'], { station: station ?? say(officeWords.carryTally), version, who })
    }
    case 'share-put':
    case 'share-checked':
    case 'share-proved':
      return say(officeWords[`act_${act.type}`], { index: act.index })
    case 'handed-out':
      return handedOutInWords(act, say)
  }
}

/** How many rows of changes.csv have which cause. */
export function causesInWords(causes: readonly { readonly cause: RollCause; readonly count: number }[], say: Say) {
  return causes.map(({ cause, count }) =>
    say(officeWords.causeCount, { cause: say(officeWords[`cause_${cause}`]), count }),
  )
}

function rollActInWords(act: RollAct, say: Say): string {
  switch (act.type) {
    case 'roll-changes-taken': {
      const causes = act.changes === undefined ? [] : causesInWords(act.changes.causes, say)
      const rows = act.changes !== undefined && causes.length === 0 ? [say(officeWords.causesNone)] : causes
      const online = act.changes?.online === undefined ? [] : [say(officeWords.onlineRows, act.changes.online)]
      const days = act.dayLists.map(({ station, number }) => say(officeWords.dayListOf, { station, number }))
      const by = act.changes?.profile === undefined ? [] : [say(officeWords.byProfile)]
      const what = [...rows, ...online, ...by, ...days].join(say(officeWords.rollNext))
      return say(officeWords['act_roll-changes-taken'], { what })
    }
    case 'day-list-given-up':
      return say(officeWords['act_day-list-given-up'], { station: act.station, why: act.why })
    case 'online-rows-given-up':
      return say(officeWords['act_online-rows-given-up'], { why: act.why })
    case 'last-round-said':
      return say(act.last ? officeWords['act_last-round-said'] : officeWords['act_not-last-round-said'])
    case 'round-dropped':
      return say(officeWords['act_round-dropped'], { number: act.number })
    case 'roll-meetings-found':
      return say(officeWords['act_roll-meetings-found'], { number: act.number, count: act.rows })
    case 'roll-list-signed': {
      const { number, changed, added, last } = act
      return say(officeWords[last ? 'act_last-roll-list-signed' : 'act_roll-list-signed'], { number, changed, added })
    }
    case 'roll-list-put':
    case 'roll-list-checked':
      return say(officeWords[`act_${act.type}`], { number: act.number, station: act.station })
    case 'roll-list-told': {
      const { number, station, who } = act
      return say(officeWords['act_roll-list-told'], { number, station, who })
    }
  }
}

function boardActInWords(act: BoardAct, say: Say, titleOf: TitleOf): string {
  const { station, date, until } = act
  switch (act.type) {
    case 'turnout-told': {
      const figures = act.contests
        .map(({ contest, unsaid = 0, ...of }) =>
          say(unsaid === 0 ? officeWords.boardFigures : officeWords.boardFiguresUnsaid, {
            ...of,
            ...{ contest: titleOf(contest), unsaid },
          }),
        )
        .join(say(officeWords.rollNext))
      const who = act.who === '' ? say(officeWords.boardByCode) : act.who
      return say(officeWords['act_turnout-told'], { station, date, until, figures, who })
    }
    case 'turnout-taken-back':
      return say(officeWords['act_turnout-taken-back'], { station, date, until, why: act.why })
  }
}

function lossActInWords(act: LossAct, say: Say): string {
  switch (act.type) {
    case 'loss-entered': {
      const { chair } = act
      const place = lostPlace(act, say)
      const cause = say(tallyWords[`lostCause_${act.cause}`])
      return say(officeWords['act_loss-entered'], { place, chair, cause })
    }
    case 'loss-withdrawn': {
      const { chair, why } = act
      const place = lostPlace(act, say)
      return say(officeWords['act_loss-withdrawn'], { place, chair, why })
    }
    case 'losses-signed':
    case 'losses-put':
    case 'losses-checked':
      return say(officeWords[`act_${act.type}`], { number: act.number })
    case 'losses-told':
      return say(officeWords['act_losses-told'], { number: act.number, who: act.who })
  }
}

type Reading = NonNullable<Extract<Act, { type: 'imported' }>['readings']>[number]

/** Each kind of form that was read, with how often it stood there. */
export function readingsInWords(readings: readonly Reading[], say: Say): readonly string[] {
  return readings.map(({ file, code, count }) => {
    const title = inEach((language) => importReadWords[code][language].title)
    return say(officeWords.act_reading, { file, read: say(title, { value: count }) })
  })
}

function fileActInWords(act: Extract<Act, { type: 'imported' | 'mended' | 'kind-mended' }>, say: Say): string {
  switch (act.type) {
    case 'imported': {
      const files = act.files.map(({ name }) => name).join(', ')
      const read = readingsInWords(act.readings ?? [], say).map((words) => say(officeWords.act_read, { words }))
      const from = act.from === undefined ? [] : [say(officeWords.act_importedFrom, { number: act.from })]
      return [say(officeWords.act_imported, { files }), ...from, ...read].join(' ')
    }
    case 'mended': {
      const { file, line, column, was, is } = act
      if (was === null || is === null) return say(officeWords.act_mendedRoll, { file, line, column })
      return say(officeWords.act_mended, { file, line, column, was, is })
    }
    case 'kind-mended': {
      const { file, column, count, answer } = act
      return say(officeWords['act_kind-mended'], { file, column, count, answer: say(meaningWords[answer]) })
    }
  }
}

function approverActInWords(
  act: Extract<Act, { type: 'number-approved' | 'approver-admitted' | 'number-taken-back' | 'admission-taken-back' }>,
  say: Say,
): string {
  switch (act.type) {
    case 'number-approved':
      return say(officeWords['act_number-approved'], { version: act.version, number: act.number })
    case 'number-taken-back':
      return say(officeWords['act_number-taken-back'], { version: act.version, why: act.why })
    case 'admission-taken-back':
      return say(officeWords['act_admission-taken-back'], { name: act.name, why: act.why })
    case 'approver-admitted':
      return say(officeWords['act_approver-admitted'], { name: act.name })
  }
}

function contestActInWords(
  act: Extract<Act, { type: 'lot-drawn' | 'gone-said' | 'paper-said' }>,
  say: Say,
  contest: string,
): string {
  switch (act.type) {
    case 'lot-drawn':
      return say(officeWords[act.again ? 'act_lot-drawn-again' : 'act_lot-drawn'], {
        contest,
        on: act.on,
        drawnBy: act.drawnBy,
      })
    case 'gone-said': {
      const { number, heard } = act
      const state = say(officeWords[`standing_${act.state}`])
      return say(officeWords['act_gone-said'], { contest, number, state, heard })
    }
    case 'paper-said': {
      const { why, decidedBy } = act
      return say(officeWords[act.paper ? 'act_to-paper' : 'act_from-paper'], { contest, why, decidedBy })
    }
  }
}

function handedOutInWords({ station, to, without }: Extract<Act, { type: 'handed-out' }>, say: Say): string {
  if (without === undefined) return say(officeWords['act_handed-out'], { station, to })
  const { why, decidedBy } = without
  const parts = partsInWords(without.parts, say)
  return say(officeWords['act_handed-out-without'], { station, to, parts, why, decidedBy })
}

function cardInWords(kind: Extract<Act, { type: 'cards-made' }>['kind'], say: Say): string {
  if (kind === 'voting') return say(officeWords.cardsVoting)
  return say(officeWords.cardsOperator, { card: kind.slice('operator-'.length) })
}

function voiceActInWords(
  act: Extract<Act, { type: 'voice-taken' | 'clips-approved' | 'clip-refused' }>,
  say: Say,
): string {
  switch (act.type) {
    case 'voice-taken':
      return say(officeWords['act_voice-taken'], { clips: act.clips })
    case 'clips-approved': {
      const clips = act.clips.map(({ id }) => id).join(', ')
      return say(officeWords['act_clips-approved'], { count: act.clips.length, clips })
    }
    case 'clip-refused':
      return say(officeWords['act_clip-refused'], { clip: act.clip.id, why: act.why })
  }
}
