/** 投票機管理票 (DOC-17): each machine with its media, when it was opened and closed, and what went wrong (FLT-06). */
import { type Form, INNER_WIDTH } from '../form.ts'
import { digits, penNote, ruled, section } from '../ruled.ts'
import { emptyRows, table } from '../table.ts'
import type { MachineOfDay, StationDay } from './station-day.ts'
import { hourOf, signatures } from './station-fields.ts'

export function machineLedger(form: Form, day: StationDay): void {
  ruled(form, [
    ['投票所', day.station.name],
    ['投票所を開いた時刻', day.openedAt === null ? null : hourOf(day.openedAt)],
    ['投票所を閉じた時刻', day.closedAt === null ? null : hourOf(day.closedAt)],
  ])
  for (const machine of day.machines) oneMachine(form, machine, day.sealLabels)
  form.heading('故障、交換、再起動')
  const columns = [
    { header: '機体番号', width: 110 },
    { header: '時刻', width: 70, align: 'center' },
    { header: '状況', width: 150 },
    { header: '措置', width: INNER_WIDTH - 330 },
  ] as const
  const noted = day.machines.filter(({ note }) => note !== '')
  const rows = noted.map(({ serial, note, takenOverBy }) => [
    { text: serial, small: true },
    '',
    { text: note, small: true },
    { text: takenOverBy === null ? '' : `${takenOverBy} が引き継いで閉鎖`, small: true },
  ])
  const sign = (part: Form) => {
    penNote(part)
    signatures(part, day.template, 1)
  }
  table(form, columns, [...rows, ...emptyRows(columns, 3)], { after: form.heightOf(sign) })
  sign(form)
}

function oneMachine(form: Form, machine: MachineOfDay, labels: StationDay['sealLabels']): void {
  const title = `${machine.id}　機体番号 ${machine.serial}`
  const use = ['使用', stateWords(machine)] as const
  if (!machine.wasStarted) {
    section(form, title, [use])
    return
  }
  section(form, title, [
    use,
    ['媒体番号　正（原本）', machine.original],
    ['媒体番号　副（複写）', machine.duplicate],
    ['投票できる状態にした時刻', machine.readyAt === null ? null : hourOf(machine.readyAt)],
    ['投票できない状態にした時刻', machine.endedAt === null ? null : hourOf(machine.endedAt)],
    ['封印の照合番号', machine.seal === null ? null : digits(machine.seal)],
    ['容器の封印番号　正（原本）', labels.original],
    ['容器の封印番号　副（複写）', labels.duplicate],
  ])
}

function stateWords({ state, wasStarted }: MachineOfDay): string | null {
  if (wasStarted) return state === 'failed' ? '使用し、故障した' : '使用した'
  if (state === 'spare') return '予備（使用しなかった）'
  return state === 'failed' ? '開始しなかった（故障）' : null
}
