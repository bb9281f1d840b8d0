/** S-21: headquarters on the day: who told how many voters, who is late, the sums, and the files for those who ask. */
import { useState } from 'react'
import { allOf, type BySex } from '#election/count/desk-figures.ts'
import { halfWidth } from '#election/definition/import/written-forms.ts'
import type { LocalDate } from '#election/time.ts'
import { Entry } from '#ui/components/entry.tsx'
import { HourBars } from '#ui/components/hour-bars.tsx'
import { Table } from '#ui/components/table.tsx'
import { useListed, useText } from '#ui/language/language.tsx'
import { useMinute } from '#ui/language/use-date.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import { type BoardContest, type BoardStation, rateOf, type Turnout } from '../session/board-sums.ts'
import { Act, NotSigned, waitsForPackage } from './act.tsx'
import { BoardForm } from './board-form.tsx'
import type { BoardProps, PageProps } from './page-props.ts'

export function BoardPage({ view, send }: PageProps) {
  const say = useText()
  const { board, keys } = view
  return (
    <section className="rolls" data-board={board?.date ?? ''}>
      <NotSigned keys={keys} />
      <p>{say(officeWords.boardText)}</p>
      {board !== null && (
        <>
          <Late board={board} view={view} send={send} />
          <Code view={view} send={send} />
          <BoardForm key={board.date} board={board} view={view} send={send} />
          {board.contests.map((contest) => (
            <Sums key={contest.contest} contest={contest} />
          ))}
          <Stations board={board} />
          <Files view={view} send={send} />
        </>
      )}
    </section>
  )
}

function Late({ board, send }: BoardProps) {
  const say = useText()
  const listed = useListed()
  const { date, dates, late, stations } = board
  const names = stations.filter(({ station }) => late.includes(station)).map(({ name }) => name)
  return (
    <>
      {dates.length > 1 && (
        <label className="field">
          <span>{say(officeWords.boardDay)}</span>
          <select
            value={date}
            onChange={({ target }) => send({ type: 'show-turnout-of', date: target.value as LocalDate })}
          >
            {dates.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      )}
      <p role="status" data-late={names.length}>
        {names.length === 0
          ? `✓ ${say(officeWords.boardNoneLate)}`
          : `▲ ${say(officeWords.boardLate, { stations: listed(names) })}`}
      </p>
    </>
  )
}

/** A scanner types the code, and the key Enter. */
function Code({ view, send }: PageProps) {
  const say = useText()
  const [code, setCode] = useState('')
  const why = waitsForPackage(view)
  const read = () => {
    if (why !== null || code.trim() === '') return
    send({ type: 'read-turnout', code })
    setCode('')
  }
  return (
    <form
      className="office-row"
      onSubmit={(event) => {
        event.preventDefault()
        read()
      }}
    >
      <Entry label={say(officeWords.boardCode)} most={600} value={code} onChange={(text) => setCode(halfWidth(text))} />
      <Act why={why} onPress={read}>
        {say(officeWords.readBoardCode)}
      </Act>
    </form>
  )
}

interface SumLine extends Turnout {
  readonly name: string
}

function Sums({ contest }: { readonly contest: BoardContest }) {
  const say = useText()
  const { title, hours, now, districts } = contest
  const rows: readonly SumLine[] = [
    ...hours.map((hour) => ({ ...hour, name: say(officeWords.boardUntil, { time: hour.until }) })),
    { ...now, name: say(officeWords.boardNow) },
    ...districts.map((each) => ({ ...each, name: say(officeWords.boardDistrict, { district: each.district }) })),
  ]
  const figure = (key: string, head: string, of: (row: SumLine) => string | number) => {
    return { key, head, number: true, cell: of }
  }
  const columns = [
    { key: 'name', head: say(officeWords.boardTime), cell: ({ name }: SumLine) => <strong>{name}</strong> },
    figure('men', say(officeWords.boardMen), ({ voters }) => voters.men),
    figure('women', say(officeWords.boardWomen), ({ voters }) => voters.women),
    figure('all', say(officeWords.boardAll), ({ voters }) => allOf(voters)),
    figure('rate', say(officeWords.boardRate), percent),
    figure('reported', say(officeWords.boardReported), ({ reported, stations }) =>
      say(officeWords.boardOfStations, { reported, stations }),
    ),
  ]
  return (
    <section className="keys-section" data-contest={contest.contest}>
      <h2 lang="ja">{title}</h2>
      <Table
        caption={say(officeWords.boardSums)}
        columns={columns}
        rows={rows}
        rowKey={({ name }) => name}
        provisional={now.reported < now.stations}
      />
      <HourBars bars={newInEachHour(hours)} label={say(officeWords.boardBars)} />
    </section>
  )
}

/** Where all reported: a bar between hours of different stations would say nothing. */
function newInEachHour(hours: BoardContest['hours']) {
  const whole = hours.filter(({ reported, stations }) => reported === stations)
  return whole.map(({ until, voters }, at) => {
    const before = whole[at - 1]
    return { until, count: allOf(voters) - (before === undefined ? 0 : allOf(before.voters)) }
  })
}

function percent(turnout: Pick<Turnout, 'voters' | 'electors'>): string {
  const rate = rateOf(turnout)
  return rate === null ? '–' : `${(rate / 100).toFixed(2)} %`
}

function Stations({ board }: Pick<BoardProps, 'board'>) {
  const say = useText()
  const columns = [
    {
      key: 'name',
      head: say(officeWords.boardStation),
      cell: ({ name }: BoardStation) => (
        <strong lang="ja" className="names">
          {name}
        </strong>
      ),
    },
    { key: 'state', head: say(officeWords.boardReported), cell: (row: BoardStation) => <Newest row={row} /> },
    ...board.contests.map(({ contest, title }) => ({
      ...{ key: contest, head: title, number: true },
      cell: (row: BoardStation) => <Figures row={row} contest={contest} />,
    })),
  ]
  return (
    <Table
      caption={say(officeWords.boardStations)}
      columns={columns}
      rows={board.stations}
      rowKey={({ station }) => station}
    />
  )
}

function Newest({ row: { told, late } }: { readonly row: BoardStation }) {
  const say = useText()
  const minute = useMinute()
  const newest = told.at(-1)
  if (newest === undefined) return say(late === null ? officeWords.boardWaits : officeWords.boardIsLate)
  const { until, who, at, again } = newest
  return (
    <>
      {late !== null && `${say(officeWords.boardIsLate)} `}
      {say(officeWords.boardToldBy, { time: until, who: who === '' ? say(officeWords.boardByCode) : who })}
      {again && ` ${say(officeWords.boardCorrected, { at: minute(at) })}`}
    </>
  )
}

function Figures({ row, contest }: { readonly row: BoardStation; readonly contest: string }) {
  const voters: BySex | undefined = row.told.at(-1)?.contests.find((each) => each.contest === contest)
  const own = row.contests.find((each) => each.contest === contest)
  if (own === undefined || voters === undefined) return '–'
  return (
    <>
      <strong>{allOf(voters)}</strong> {percent({ voters, electors: own.electors })}
    </>
  )
}

function Files({ view, send }: PageProps) {
  const say = useText()
  const { put } = view
  return (
    <section className="keys-section">
      <p>{say(officeWords.boardPutText)}</p>
      <Act why={waitsForPackage(view)} onPress={() => send({ type: 'put-turnout' })}>
        {say(officeWords.putBoard)}
      </Act>
      {put.turnout !== undefined && <p>✓ {say(officeWords.boardPut, { folder: put.turnout })}</p>}
    </section>
  )
}
