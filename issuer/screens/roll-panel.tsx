/** 名簿: its day, the lists that are in, and changes that the office reports meanwhile (PRE-02, ELG-02a, ELG-04). */

import { useState } from 'react'
import { contestsIn } from '#election/contests.ts'
import type { ReceptionContest } from '#election/definition/definition.ts'
import type { ContestId, ContestMask } from '#election/ids.ts'
import type { ToldChange } from '#election/roll/mark-in-force.ts'
import { PLAIN_MARKS } from '#election/roll/roll-file.ts'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { Text } from '#ui/messages/message.ts'
import { uiWords } from '#words/common.ts'
import { atReception } from '../session/facts.ts'
import { TOLD_BY } from '../session/roll-events.ts'
import { NAME_UNITS_MAX, type ToldEntries } from '../session/screen-event.ts'
import { Act, useWhy } from './act.tsx'
import { BoxIncidents } from './box-incidents.tsx'
import { TextEntry, Tick } from './fields.tsx'
import { PaperMarks } from './paper-marks-form.tsx'
import { WordFields } from './word-fields.tsx'
import type { TabProps } from './words.ts'

export function RollPanel({ head, view, send }: TabProps) {
  const say = useText()
  const { roll, record, readingLists } = view
  const isOver = view.stage === 'closed'
  return (
    <section className="panel roll-panel">
      <h2>{say(issuerScreen.roll)}</h2>
      {head.slips ? <p>{say(issuerScreen.slipNoRoll)}</p> : <RollLine {...{ view }} />}
      <BoxIncidents view={view} />
      {view.listAwaited && <p className="roll-awaited">▲ {say(issuerScreen.rollListAwaited)}</p>}
      {record.roll.goneOnWithout !== '' && (
        <p>▲ {say(issuerScreen.rollWaived, { reason: record.roll.goneOnWithout })}</p>
      )}
      {record.roll.byOrder.length > 0 && (
        <p>
          {say(issuerScreen.rollByOrder, {
            people: record.roll.byOrder.map(({ rollNo, name }) => `${rollNo} ${name}`),
          })}
        </p>
      )}
      {roll.contradicted.length > 0 && <p>▲ {say(issuerScreen.rollContradicted, { numbers: roll.contradicted })}</p>}
      {view.record.roll.changes.map((change) => (
        <p key={change.rollNo}>
          {say(issuerScreen.rollChanged, {
            number: change.rollNo,
            mark: markWords(say, change, atReception(head)),
            source: say(issuerScreen[`rollSource_${change.source}`]),
          })}
        </p>
      ))}
      {!isOver && !head.slips && (
        <Act
          why={readingLists ? say(issuerScreen.atWork) : null}
          onPress={() => send({ type: 'roll-lists-requested' })}
        >
          {say(readingLists ? issuerScreen.rollListsReading : issuerScreen.rollListsRead)}
        </Act>
      )}
      {view.listAwaited && !isOver && (
        <TextEntry
          label={say(issuerScreen.rollWaiveReason)}
          value={view.left?.type === 'go-on-without-list' ? view.left.reason : ''}
          action={say(issuerScreen.rollWaive)}
          onEnter={(reason) => send({ type: 'roll-list-waived', reason })}
        />
      )}
      {!isOver && head.slips && <p className="step-line">{say(issuerScreen.slipVoidHelp)}</p>}
      {!isOver && view.record.openedAt !== null && <PaperMarks {...{ view, send }} />}
      {!isOver && <ToldChanges {...{ head, view, send }} />}
    </section>
  )
}

function RollLine({ view: { roll } }: Pick<TabProps, 'view'>) {
  const say = useText()
  const { asOf } = roll
  const { number, changed, added, last } = roll.held
  const words = number === 0 ? 'rollListNone' : last ? 'rollListLast' : 'rollListHeld'
  return (
    <>
      <p>{asOf === null ? say(issuerScreen.rollAsOfUnknown) : say(issuerScreen.rollAsOf, { date: asOf })}</p>
      <p>{say(issuerScreen[words], { number, changed, added })}</p>
    </>
  )
}

const EMPTY: Omit<ToldEntries, 'mark' | 'source' | 'contests'> = { rollNo: '', from: '', persons: ['', ''], reason: '' }
const FIELDS = [
  ['from', issuerScreen.rollChangeFrom, NAME_UNITS_MAX],
  ['first', issuerScreen.rollChangeFirst, NAME_UNITS_MAX],
  ['second', issuerScreen.rollChangeSecond, NAME_UNITS_MAX],
  ['reason', issuerScreen.rollChangeReason, 400],
] as const
const OF_VOTER = [['rollNo', issuerScreen.rollChangeNumber, 64], ...FIELDS] as const

/** Nobody is on a roll here: a slip brings a card, or is called void. It has its number alone: whose it is, the system of the city knows. */
const SLIP_MARKS = ['struck', 'none'] as const
const OF_SLIP = [
  ['rollNo', issuerScreen.rollChangeSlip, 20],
  ...FIELDS.map((field) =>
    field[0] === 'second' ? (['second', issuerScreen.slipCompared, field[2]] as const) : field,
  ),
] as const

function wordsOfForm({ rollNo, from, persons: [first, second], reason }: typeof EMPTY) {
  return { rollNo, from, first, second, reason }
}

/** ELG-02a, ELG-21: marks that are for a part of the contests, and what their ticks say. */
const HAS_PART: Partial<Record<ToldEntries['mark'], Text>> = {
  early_voted: issuerScreen.rollChangeContests,
  moved: issuerScreen.rollChangeKept,
}

function ToldChanges({ head, view, send }: TabProps) {
  const say = useText()
  const why = useWhy()
  const { entries } = view.told
  const [words, setWords] = useState(wordsOfForm(entries ?? EMPTY))
  const [mark, setMark] = useState<ToldEntries['mark']>(entries?.mark ?? (head.slips ? 'struck' : 'absentee_voted'))
  const [contests, setContests] = useState<readonly ContestId[]>(entries?.contests ?? [])
  const [source, setSource] = useState<ToldEntries['source']>(entries?.source ?? 'telephone')
  const ready = Object.values(words).every((each) => each.trim() !== '') && !view.readingLists
  const { first, second, ...rest } = words
  const partly = HAS_PART[mark]
  const part = partly !== undefined && contests.length > 0 ? { contests: [...contests] } : {}
  return (
    <details className="roll-change" open={entries !== null}>
      <summary>{say(head.slips ? issuerScreen.slipVoid : issuerScreen.rollChange)}</summary>
      <WordFields fields={head.slips ? OF_SLIP : OF_VOTER} words={words} onWords={setWords} />
      <label>
        <span>{say(issuerScreen.rollChangeMark)}</span>
        <select
          value={mark}
          onChange={(event) => {
            setMark(event.target.value as ToldEntries['mark'])
            // Under another mark the same ticks would say something else.
            setContests([])
          }}
        >
          {(head.slips ? SLIP_MARKS : PLAIN_MARKS).map((each) => (
            <option key={each} value={each}>
              {say(issuerScreen[`rollMark_${each}`])}
            </option>
          ))}
        </select>
      </label>
      {partly !== undefined && atReception(head).length > 1 && (
        <fieldset className="roll-change-contests">
          <legend>{say(partly)}</legend>
          {atReception(head).map(({ id, title }) => (
            <Tick
              key={id}
              label={title}
              done={contests.includes(id)}
              onTick={(done) => setContests([...contests.filter((each) => each !== id), ...(done ? [id] : [])])}
            />
          ))}
        </fieldset>
      )}
      <label>
        <span>{say(issuerScreen.rollChangeSource)}</span>
        <select value={source} onChange={(event) => setSource(event.target.value as ToldEntries['source'])}>
          {TOLD_BY.map((each) => (
            <option key={each} value={each}>
              {say(issuerScreen[`rollSource_${each}`])}
            </option>
          ))}
        </select>
      </label>
      <Act
        why={why([view.readingLists, issuerScreen.atWork], [!ready, issuerScreen.fieldsFirst])}
        onPress={() => send({ type: 'roll-change-told', ...rest, ...part, persons: [first, second], mark, source })}
      >
        {say(issuerScreen.rollChangeGo)}
      </Act>
    </details>
  )
}

/** The mark, of an early vote for a part its contests, and those that are not the voter's. */
export function markWords(
  say: ReturnType<typeof useText>,
  { mark, early, unentitled }: Pick<ToldChange, 'mark' | 'early' | 'unentitled'>,
  contests: readonly ReceptionContest[],
): string {
  const named = (mask: ContestMask) =>
    contestsIn(mask, contests)
      .map(({ title }) => title)
      .join(say(uiWords.comma))
  const isPart = mark === 'none' && unentitled !== undefined
  const words = say(isPart ? issuerScreen.rollMarkPart : issuerScreen[`rollMark_${mark}`])
  const marked = early === undefined ? words : `${words}（${named(early)}）`
  return unentitled === undefined
    ? marked
    : say(issuerScreen.rollMarkWithout, { mark: marked, contests: named(unentitled) })
}
