/** TC-20: the poll on another day or at other hours. Stations that vote on election day follow it; the others have each of their days. */
import { halfWidth } from '#election/definition/import/written-forms.ts'
import { type LocalDate, type LocalTime, parseDate, parseTime } from '#election/time.ts'
import { Entry } from '#ui/components/entry.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { NewDay } from '../session/change-files.ts'
import type { Draft } from '../session/draft.ts'
import { Act, typed, useFillIn, waits } from './act.tsx'
import { useKeptForm } from './kept-form.ts'
import type { PageProps } from './page-props.ts'

/** As typed. */
export interface TypedDay {
  readonly date: string
  readonly opens: string
  readonly closes: string
  readonly stations: readonly TypedStation[]
}

interface TypedStation {
  readonly station: NewDay['stations'][number]['station']
  readonly name: string
  readonly opens: string
  readonly closes: string
  /** Null: on election day, whichever it is. */
  readonly dates: readonly string[] | null
  /** It has stops, and they stay where they are. */
  readonly moving: boolean
}

export function DayForm({ draft, main, view, send }: PageProps & { readonly draft: Draft; readonly main: boolean }) {
  const say = useText()
  const [form, setForm] = useKeptForm('day', view, { asTyped: asItIs(draft), decidedBy: '', notice: '' })
  const { asTyped, decidedBy, notice } = form
  const day = dayOf(asTyped)
  const fillIn = useFillIn()
  const empty = fillIn([officeWords.decidedBy, decidedBy.trim() !== ''], [officeWords.dayNotice, notice.trim() !== ''])
  const incomplete = typed(say(officeWords.whyHours), day === null)
  const set = (changes: Partial<TypedDay>) => setForm({ ...form, asTyped: { ...asTyped, ...changes } })
  const setStation = (at: number, changes: Partial<TypedStation>) =>
    set({ stations: asTyped.stations.map((each, place) => (place === at ? { ...each, ...changes } : each)) })
  return (
    <section className="change-form">
      <p>{say(officeWords.dayText)}</p>
      <div className="office-row">
        <Entry label={say(officeWords.dayDate)} kind="date" value={asTyped.date} onChange={(date) => set({ date })} />
        <Hours of={asTyped} onChange={(hours) => set(withHours(asTyped, hours, asItIs(draft)))} />
      </div>
      <h3>{say(officeWords.dayStations)}</h3>
      <ul className="day-stations">
        {asTyped.stations.map((station, at) => (
          <Station key={station.station} of={station} onChange={(changes) => setStation(at, changes)} />
        ))}
      </ul>
      <div className="office-row">
        <Entry
          label={say(officeWords.decidedBy)}
          value={decidedBy}
          onChange={(to) => setForm({ ...form, decidedBy: to })}
        />
        <Entry label={say(officeWords.dayNotice)} value={notice} onChange={(to) => setForm({ ...form, notice: to })} />
        <Act
          kind={main ? 'go' : 'plain'}
          why={waits(view)}
          lacks={[incomplete, empty]}
          onPress={() => day !== null && send({ type: 'say-day', ...day, decidedBy, notice })}
        >
          {say(officeWords.sayDay)}
        </Act>
      </div>
    </section>
  )
}

interface HoursOf {
  readonly opens: string
  readonly closes: string
}

function Hours({ of, onChange }: { readonly of: HoursOf; readonly onChange: (hours: Partial<HoursOf>) => void }) {
  const say = useText()
  return (
    <div className="office-row change-hours">
      <Entry label={say(officeWords.dayOpens)} value={of.opens} onChange={(opens) => onChange({ opens })} />
      <Entry label={say(officeWords.dayCloses)} value={of.closes} onChange={(closes) => onChange({ closes })} />
    </div>
  )
}

interface StationProps {
  readonly of: TypedStation
  readonly onChange: (changes: Partial<TypedStation>) => void
}

function Station({ of, onChange }: StationProps) {
  const say = useText()
  const { name, dates, moving } = of
  return (
    <li className="office-row" data-station={of.station}>
      <strong lang="ja" className="day-station-name">
        {name}
      </strong>
      {moving ? <span>{say(officeWords.dayStopsStay)}</span> : <Hours of={of} onChange={onChange} />}
      {dates === null && <span>{say(officeWords.dayElectionDay)}</span>}
      {(moving ? [] : (dates ?? []))
        .map((date, at) => ({ date, at }))
        .map(({ date, at }) => (
          <Entry
            key={at}
            label={say(officeWords.dayOf, { at: at + 1 })}
            kind="date"
            value={date}
            onChange={(to) => onChange({ dates: dates?.map((each, place) => (place === at ? to : each)) ?? null })}
          />
        ))}
    </li>
  )
}

function asItIs({ rules, stations }: Draft): TypedDay {
  const { date, opens, closes } = rules
  return {
    date,
    opens,
    closes,
    stations: stations.map(({ station }) => ({
      station: station.id,
      name: station.name,
      opens: station.opens,
      closes: station.closes,
      dates: station.dates.join() === date ? null : station.dates,
      moving: station.stops.length > 0,
    })),
  }
}

/** Stations that keep the hours of the election go on keeping them. Hours of their own stay, also where the two are the same while somebody types. */
export function withHours(asTyped: TypedDay, hours: Partial<HoursOf>, before: TypedDay): Partial<TypedDay> {
  const follow = (at: number, of: keyof HoursOf) => {
    const kept =
      asTyped.stations[at]?.moving === false &&
      before.stations[at]?.[of] === before[of] &&
      asTyped.stations[at]?.[of] === asTyped[of]
    return hours[of] !== undefined && kept ? { [of]: hours[of] } : {}
  }
  return {
    ...hours,
    stations: asTyped.stations.map((each, at) => ({ ...each, ...follow(at, 'opens'), ...follow(at, 'closes') })),
  }
}

/** Null: something is not there yet. */
export function dayOf({ date: ofElection, opens, closes, stations }: TypedDay): NewDay | null {
  const date = parseDate(ofElection)
  const hours = parsedHours({ opens, closes })
  if (date === null || hours === null) return null
  const read = stations.flatMap((each) => {
    const own = parsedHours(each)
    const dates = each.dates === null ? [date] : parsedDates(each.dates)
    return own === null || dates === null ? [] : [{ station: each.station, ...own, dates }]
  })
  return read.length === stations.length ? { date, ...hours, stations: read } : null
}

function parsedDates(typed: readonly string[]): readonly LocalDate[] | null {
  const dates = typed.flatMap((each) => parseDate(each) ?? [])
  return dates.length === typed.length ? dates : null
}

function parsedHours({ opens: from, closes: to }: HoursOf): { opens: LocalTime; closes: LocalTime } | null {
  // 7:00 is 07:00.
  const [opens, closes] = [from, to].map((each) => parseTime(halfWidth(each).replace(/^(?=\d:)/, '0')))
  return opens == null || closes == null ? null : { opens, closes }
}
