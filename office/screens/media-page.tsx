/** Sticks become media, one after the other: who wrote each, and who else looked whether it is what its label says. */
import { useState } from 'react'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { MediumRow } from '../session/view.ts'
import { Act, NotSigned, type Reason, useMayNot, waitsForPackage } from './act.tsx'
import type { PageProps } from './page-props.ts'

export function MediaPage({ view, send }: PageProps) {
  const say = useText()
  const { media, handedOut } = view
  const [chosen, setChosen] = useState<string>('')
  const station = handedOut.find((each) => each.station === chosen) ?? handedOut[0]
  if (station === undefined) return <p className="quiet">{say(officeWords.firstWithoutErrors)}</p>
  const rows = media.filter((each) => each.station === station.station)
  const why = waitsForPackage(view)
  const next = rows.find(({ putBy }) => putBy === null) ?? rows.find(({ checkedBy }) => checkedBy === null)
  const columns = [
    { key: 'label', head: say(officeWords.colLabel), cell: ({ medium }: MediumRow) => <strong>{medium}</strong> },
    { key: 'kind', head: say(officeWords.colKind), cell: (row: MediumRow) => <Kind row={row} /> },
    { key: 'state', head: say(officeWords.colState), cell: (row: MediumRow) => <State row={row} /> },
    {
      key: 'act',
      head: say(officeWords.colAct),
      cell: (row: MediumRow) => <Acts row={row} main={row === next} why={why} send={send} />,
    },
  ]
  return (
    <section className="media" data-station={station.station}>
      <NotSigned keys={view.keys} />
      <p>{say(officeWords.mediaText)}</p>
      <label className="media-station">
        {say(officeWords.mediaStation)}
        <select value={station.station} onChange={({ target }) => setChosen(target.value)}>
          {handedOut.map((each) => (
            <option key={each.station} value={each.station}>
              {each.name}
            </option>
          ))}
        </select>
      </label>
      <p data-all={media.length}>
        {say(officeWords.mediaCount, {
          all: media.length,
          put: media.filter(({ putBy }) => putBy !== null).length,
          checked: media.filter(({ checkedBy }) => checkedBy !== null).length,
        })}
      </p>
      <Table
        caption={say(officeWords.mediaCaption, { station: station.name })}
        columns={columns}
        rows={rows}
        rowKey={({ medium }) => medium}
      />
    </section>
  )
}

function Kind({ row: { box } }: { readonly row: MediumRow }) {
  const say = useText()
  if (box === null) return say(officeWords['medium_take-over'])
  return say(officeWords[`medium_${box.role}`], { pair: box.pair })
}

function State({ row: { medium, box, putBy, checkedBy } }: { readonly row: MediumRow }) {
  const say = useText()
  const state = checkedBy !== null ? 'checked' : putBy === null ? 'open' : 'put'
  return (
    <div data-medium={medium} data-state={state}>
      <div>
        {putBy === null
          ? `○ ${say(officeWords.mediumOpen)}`
          : `✓ ${say(box === null ? officeWords.mediumEmpty : officeWords.mediumPut, { name: putBy })}`}
      </div>
      {checkedBy !== null && <div>✓ {say(officeWords.mediumChecked, { name: checkedBy })}</div>}
    </div>
  )
}

interface ActsProps {
  readonly row: MediumRow
  readonly main: boolean
  readonly why: Reason | null
  readonly send: PageProps['send']
}

function Acts({ row: { medium, box, putBy, mayNotCheck }, main, why, send }: ActsProps) {
  const say = useText()
  const mayNot = useMayNot()
  const put = () => send({ type: 'put-medium', medium })
  return (
    <div className="office-row">
      {putBy === null && (
        <Act kind={main ? 'go' : 'plain'} why={why} onPress={put}>
          {say(box === null ? officeWords.putEmpty : officeWords.putMedium)}
        </Act>
      )}
      {putBy !== null && (
        <Act
          kind={main ? 'go' : 'plain'}
          why={why ?? mayNot(mayNotCheck)}
          onPress={() => send({ type: 'check-medium', medium })}
        >
          {say(officeWords.checkMedium)}
        </Act>
      )}
      {putBy !== null && box !== null && (
        <details>
          <summary>{say(officeWords.putMediumAgain)}</summary>
          <p>{say(officeWords.putMediumAgainText)}</p>
          <Act why={why} onPress={put}>
            {say(officeWords.putMediumDestroyed)}
          </Act>
        </details>
      )}
    </div>
  )
}
