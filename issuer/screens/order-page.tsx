/** ELG-01, ELG-11: the row of somebody on no roll, as the document or the call of the commission has it; nothing is written before the officer's card. */
import { useState } from 'react'
import { birthInEra } from '#election/birth-date.ts'
import { SEXES } from '#election/definition/definition.ts'
import { inEra } from '#election/japanese-date.ts'
import { ORDERS, type OrderRow, REGISTRATION_CONDITIONS } from '#election/roll/order-row.ts'
import { Button } from '#ui/components/button.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { Language, Text } from '#ui/messages/message.ts'
import type { PersonOfRow } from '../session/roll-of-day.ts'
import { NAME_UNITS_MAX, type OrderEntries } from '../session/screen-event.ts'
import type { Desk } from '../session/state.ts'
import { missingOfOrder } from '../session/step-order.ts'
import { TextField, Tick } from './fields.tsx'
import { useKeys } from './keys.ts'
import { Reason } from './voter-words.tsx'
import { Choice } from './ways-page.tsx'
import type { TabProps } from './words.ts'

const OF_DOCUMENT = ['by', 'date'] as const
const OF_CALL = ['by', 'clerk', 'date'] as const
const NAMES = ['name', 'kana'] as const
const OF_PERSON = ['birthDate', 'address'] as const

export function OrderPage(props: TabProps & { readonly desk: Extract<Desk, { type: 'by-order' }> }) {
  const { view, send, desk } = props
  const say = useText()
  const [entries, setEntries] = useState<OrderEntries>(desk.entries)
  const enter = (more: Partial<OrderEntries>) => setEntries((before) => ({ ...before, ...more }))
  const [missing] = missingOfOrder(entries)
  const isCalled = entries.kind === 'registration'
  const go = () => send({ type: 'order-typed', entries })
  useKeys({ enter: go })
  const fields = (names: readonly (typeof OF_CALL | typeof NAMES | typeof OF_PERSON)[number][]) =>
    names.map((field) => (
      <TextField
        key={field}
        label={say(fieldName(entries, field))}
        value={entries[field]}
        longest={NAME_UNITS_MAX}
        onType={(typed) => enter({ [field]: typed })}
      />
    ))
  return (
    <section className="desk desk-by-order" data-desk="by-order">
      <h2>{say(issuerScreen.orderTitle)}</h2>
      {desk.failure === null ? (
        <p className="way-means">{say(isCalled ? issuerScreen.orderCallMeans : issuerScreen.orderMeans)}</p>
      ) : (
        <Reason view={view} notice={desk.failure} />
      )}
      <div className="step-columns">
        <div>
          <Choice
            legend={say(issuerScreen.orderKind)}
            options={ORDERS.map((kind) => ({ value: kind, label: say(issuerScreen[`order_${kind}`]) }))}
            chosen={entries.kind}
            onChoose={(kind) => enter({ kind })}
          />
          {fields(isCalled ? OF_CALL : OF_DOCUMENT)}
        </div>
        <div>
          {fields(NAMES)}
          <Choice
            legend={say(issuerScreen.orderField_sex)}
            options={SEXES.map((sex) => ({ value: sex, label: say(issuerScreen[`sex_${sex}`]) }))}
            chosen={entries.sex}
            onChoose={(sex) => enter({ sex })}
          />
          {fields(OF_PERSON)}
        </div>
      </div>
      {isCalled && <Conditions {...{ entries, enter }} />}
      <span className="desk-buttons">
        <Button
          kind={missing === undefined ? 'go' : 'plain'}
          large
          dim={missing !== undefined || desk.working}
          shortcut="Enter"
          onPress={go}
        >
          {desk.working
            ? say(issuerScreen.orderLooking)
            : missing === undefined
              ? say(issuerScreen.orderGo)
              : say(issuerScreen.waitingFor, { what: say(fieldName(entries, missing)) })}
        </Button>
        <Button shortcut="Esc" onPress={() => send({ type: 'voter-left' })}>
          {say(issuerScreen.cancel)}
        </Button>
      </span>
    </section>
  )
}

function fieldName({ kind }: OrderEntries, field: keyof OrderEntries): Text {
  const isOfCall = kind === 'registration' && (field === 'by' || field === 'date')
  return isOfCall ? issuerScreen[`orderCall_${field}`] : issuerScreen[`orderField_${field}`]
}

/** ELG-11: the five conditions, asked here; the commission is called and registers, and only then is its call entered. */
function Conditions({ entries: { conditions }, enter }: CalledProps) {
  const say = useText()
  return (
    <div className="order-conditions">
      {REGISTRATION_CONDITIONS.map((each) => (
        <Tick
          key={each}
          label={say(issuerScreen[`orderCondition_${each}`])}
          done={conditions.includes(each)}
          onTick={(done) =>
            enter({ conditions: [...conditions.filter((other) => other !== each), ...(done ? [each] : [])] })
          }
        />
      ))}
    </div>
  )
}

interface CalledProps {
  readonly entries: OrderEntries
  readonly enter: (more: Partial<OrderEntries>) => void
}

/** The entries that the officer compares with the document. */
export function OrderLines({ row }: { readonly row: OrderRow }) {
  const say = useText()
  const language = useLanguage()
  const { order } = row
  return (
    <>
      <PersonLine rollNo={row.rollNo} person={row} />
      <p className="desk-next">
        {say(issuerScreen.orderDocument, {
          kind: say(issuerScreen[`order_${order.kind}`]),
          by: order.clerk === '' ? order.by : say(issuerScreen.orderCallBy, { by: order.by, clerk: order.clerk }),
          date: dateIn(order.date, language),
        })}
      </p>
    </>
  )
}

function dateIn(date: OrderRow['order']['date'], language: Language): string {
  return language === 'ja' ? inEra(date) : date
}

interface PersonLineProps {
  readonly rollNo: string
  readonly person: PersonOfRow
}

/** Two people compare this line with the document or the call: a number alone is easily its neighbour's. */
export function PersonLine({ rollNo, person: { name, kana, sex, birthDate, address } }: PersonLineProps) {
  const say = useText()
  const birth = useLanguage() === 'ja' ? birthInEra(birthDate) : birthDate
  const named = kana === '' ? name : `${name}（${kana}）`
  const values = { number: rollNo, name: named, sex: say(issuerScreen[`sex_${sex}`]), birth, address }
  return <p className="desk-next">{say(issuerScreen.orderLine, values)}</p>
}
