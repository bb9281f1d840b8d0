/** The help desk: a letter by its number, or by what a caller says who has none; no list and no code; and for people of the office what two of them may change. */
import { useState } from 'react'
import { CHANGE_KINDS, type ChangeKind } from '#election/online/wire/staff-words.ts'
import type { LocalDate } from '#election/time.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { useDate, useMinute } from '#ui/language/use-date.ts'
import type { Text } from '#ui/messages/message.ts'
import { incidentWords, staffScreen as words } from '#words/online.ts'
import type { Asked } from '../session/asked.ts'
import type { Found } from '../session/state.ts'
import { type CheckResult, inWordsOf } from './last-check.ts'
import { Choice, Field, Form, type PageProps, type Send } from './parts.tsx'
import { PersonForm } from './person-form.tsx'

export function DeskPage({ page: { found, incidents }, who, send }: PageProps<'desk'>) {
  const say = useText()
  return (
    <>
      <IncidentsNow incidents={incidents} />
      <p>{say(words.deskHelp)}</p>
      <div className="searches">
        <section>
          <h2>{say(words.byLetter)}</h2>
          <LetterForm send={send} />
        </section>
        <section>
          <h2>{say(words.byPerson)}</h2>
          <PersonForm submit={say(words.search)} name="search" send={send} />
        </section>
      </div>
      {found?.letter === null && <p role="status">{say(words.notFound)}</p>}
      {found !== null && found.letter !== null && (
        <FoundLetter key={found.letter.letter} found={found.letter} isOffice={who.duty === 'office'} send={send} />
      )}
    </>
  )
}

function LetterForm({ send }: { readonly send: Send }) {
  const say = useText()
  return (
    <Form
      onSend={(typed, form) => {
        const letter = typed('letter').normalize('NFKC').replaceAll(/[\s-]/g, '')
        if (!/^\d{10}$/.test(letter)) return send({ type: 'slip', refusal: 'not-ten-digits', ofSearch: true })
        // It stays, for Enter twice; the next number is typed over it.
        form.querySelector('input')?.select()
        send({ type: 'ask', asked: { name: 'search', body: { letter } }, about: '' })
      }}
    >
      <Field label={say(words.letterNumber)} name="letter" maxLength={20} isNumber />
      <button type="submit" className="main">
        {say(words.search)}
      </button>
    </Form>
  )
}

/** Callers ask about this first. */
function IncidentsNow({ incidents }: { readonly incidents: PageProps<'desk'>['page']['incidents'] }) {
  const say = useText()
  const language = useLanguage()
  const minute = useMinute()
  return (
    <div role="status">
      {incidents !== null && !incidents.isRead && <p className="incident">{say(incidentWords.notRead)}</p>}
      {incidents?.isRead && incidents.open.length === 0 && <p>{say(incidentWords.none)}</p>}
      {incidents?.open.map((each) => (
        <section key={each.incident} className="incident">
          <h2>{say(incidentWords[`class_${each.class}`])}</h2>
          <p>
            <strong>{say(incidentWords[`measure_${each.measure}`])}</strong>
          </p>
          <p>{each[language]}</p>
          <p>{say(incidentWords.since, { from: minute(each.from) })}</p>
        </section>
      ))}
    </div>
  )
}

function FoundLetter(props: { readonly found: Found; readonly isOffice: boolean; readonly send: Send }) {
  const say = useText()
  const { found, isOffice, send } = props
  const { letter, rollNo, state } = found
  const rows = [
    [words.letterNumber, letter],
    [words.standing, useStanding(found)],
    [words.letterState, say(words[`letters_${state}`])],
    [words.lastCheck, useLast(found)],
    [words.rollNo, rollNo],
  ] as const
  const advice = adviceFor(found.last?.result)
  return (
    <>
      <div className="found" role="status">
        <dl>
          {rows.map(([name, value]) => (
            <div key={name.en}>
              <dt>{say(name)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {advice !== null && (
          <p>
            <strong>{say(words.advice)}</strong>　{say(advice)}
          </p>
        )}
      </div>
      {state !== 'withdrawn' && !found.isWithdrawn && (
        <button
          type="button"
          onClick={() => send({ type: 'ask', asked: { name: 'reissue', body: { letter } }, about: letter })}
        >
          {say(words.reissue)}
        </button>
      )}
      {isOffice && <AskChange rollNo={rollNo} send={send} />}
    </>
  )
}

function useStanding({ isWithdrawn, standing }: Found): string {
  const say = useText()
  return say(words[`standing_${isWithdrawn ? 'withdrawn' : (standing ?? 'unknown')}`])
}

/** The answer of the person at the telephone to each thing that stops a voter (docs/roles/help-desk.md). */
const ADVICE: Readonly<Record<Exclude<CheckResult, 'permit' | 'status' | 'voted' | 'closed'>, Text>> = {
  'not-jpki': words.advice_renew,
  expired: words.advice_renew,
  revoked: words.advice_renew,
  locked: words.advice_unlock,
  'wrong-password': words.advice_password,
  cancelled: words.advice_touch,
  'bad-signature': words.advice_touch,
  'status-unknown': words.advice_later,
  unavailable: words.advice_later,
  'another-person': words.advice_own,
  'renewed-elsewhere': words.advice_rebind,
  held: words.advice_paper,
  'not-eligible': words.advice_commission,
}

/** Null: nothing has stopped the voter, or it is over. */
function adviceFor(result: string | undefined): Text | null {
  return Object.entries(ADVICE).find(([known]) => known === result)?.[1] ?? null
}

function useLast({ last }: Found): string {
  const say = useText()
  const shown = useDate()
  if (last === null) return say(words.lastNever)
  const result = say(inWordsOf(last.result), { result: last.result })
  const at = new Date(`${last.hour}:00:00Z`)
  if (Number.isNaN(at.getTime())) return `${result} ${last.hour}`
  // Sent is the hour of Greenwich, shown the one of the clock on the wall.
  const [date = '', time = ''] = at.toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo' }).split(' ')
  return `${result} ${say(words.lastHour, { day: shown(date as LocalDate), hour: time.slice(0, 2) })}`
}

function AskChange({ rollNo, send }: { readonly rollNo: string; readonly send: Send }) {
  const say = useText()
  const [kind, setKind] = useState<ChangeKind>('withdraw')
  return (
    <section>
      <h2>{say(words.askTitle)}</h2>
      <p>{say(words.askHelp)}</p>
      <Form
        onSend={(typed) => {
          const asked = askedOf(kind, rollNo, typed)
          send(asked === null ? { type: 'slip', refusal: 'something-empty' } : { type: 'ask', asked, about: rollNo })
        }}
      >
        <Choice
          label={say(words.kind)}
          name="kind"
          values={CHANGE_KINDS}
          words={(each) => say(words[`kind_${each}`])}
          onChoose={setKind}
        />
        <Field label={say(words.why)} name="why" help={say(words.whyHelp)} maxLength={200} />
        {kind === 'rebind' && (
          <>
            <p>{say(words.rebindHelp)}</p>
            <Field label={say(words.name)} name="name" maxLength={60} />
            <Field label={say(words.birthDate)} name="birthDate" type="date" />
            <Field label={say(words.address)} name="address" maxLength={120} />
          </>
        )}
        <button type="submit">{say(words.askNow)}</button>
      </Form>
    </section>
  )
}

/** Null: something is missing. */
function askedOf(kind: ChangeKind, rollNo: string, typed: (name: string) => string): Asked | null {
  const why = typed('why')
  if (why === '') return null
  if (kind !== 'rebind') return { name: 'ask', body: { kind, rollNo, why } }
  const person = { name: typed('name'), birthDate: typed('birthDate'), address: typed('address') }
  return Object.values(person).includes('') ? null : { name: 'ask', body: { kind, rollNo, why, person } }
}
