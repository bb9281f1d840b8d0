/** 運搬目録 (MED-04, PRE-04): what leaves the office for each station, ticked where it goes and where it arrives. A page or more a station. */
import { mediumSerial, takeOverSerials } from '#election/ballot-box/medium-serial.ts'
import type { ElectionPackage, Station } from '#election/definition/definition.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { drawForm } from '../draw-form.ts'
import { type DrawnPaper, dateInWords, drawDocument, type Form } from '../form.ts'
import { officeTransport } from '../forms/tables.ts'

export interface TransportListsInput {
  readonly head: DocumentHead
  readonly electionPackage: ElectionPackage
  /** 照合番号 of package and list. */
  readonly fingerprint: string
}

type Item = readonly [what: string, number: string, count: string]

export async function transportLists(input: TransportListsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const [first, ...others] = input.electionPackage.stations
  const name = { title: titleOf(first), short: officeTransport.title }
  return drawDocument(input.head, fonts, name, (form) => {
    if (first !== undefined) list(form, input, first)
    for (const station of others) {
      form.newRecord(titleOf(station))
      list(form, input, station)
    }
  })
}

function titleOf(station: Station | undefined): string {
  return `${officeTransport.title}　${station?.name ?? ''}`
}

function list(form: Form, { electionPackage, fingerprint }: TransportListsInput, station: Station): void {
  drawForm(form, officeTransport, {
    station: `${station.name}（${station.id}）`,
    days: [...new Set(station.dates)].map(dateInWords).join('、'),
    checkNumber: fingerprint,
    items: itemsOf(electionPackage, station).map(([item, number, count]) => ({ item, number, count })),
  })
}

function itemsOf({ machines }: ElectionPackage, station: Station): readonly Item[] {
  const { id, index } = station
  const own = machines.filter((each) => each.station === id)
  const pairs = own.flatMap(({ pair }) => (pair === null ? [] : [pair]))
  return [
    ...own.map((machine): Item => [nameOf(machine), machine.serial, '1 台']),
    ...pairs.flatMap((pair): readonly Item[] => [
      [`記録媒体　正（原本）　投票機 ${pair}`, mediumSerial(index, pair, 'original'), '1 本'],
      [`記録媒体　副（複写）　投票機 ${pair}`, mediumSerial(index, pair, 'duplicate'), '1 本'],
    ]),
    ...takeOverSerials(station).map((serial): Item => ['引継ぎ用媒体', serial, '1 本']),
    ['運用カード　投票管理者', '1', '1 枚'],
    ['運用カード　職務代理者', '2', '1 枚'],
    ['投票カード（収納箱付）', '', '　　枚'],
    ['投票機の鍵', '', '　　本'],
    ['封印票、掲示物及び管理票', '', '1 式'],
  ]
}

function nameOf({ kind, spare, id }: Machine): string {
  return `${kind === 'kiosk' ? '投票機' : '発券機'}${spare ? '（予備）' : ''}　${id}`
}
