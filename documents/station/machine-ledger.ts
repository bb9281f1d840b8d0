/** 投票機管理票 (DOC-17): each machine with its media, when it was opened and closed, and what went wrong (FLT-06). */
import { drawForm } from '../draw-form.ts'
import type { Form } from '../form.ts'
import { type MachineLedgerData, machineLedger } from '../forms/tables.ts'
import { digits } from '../ruled.ts'
import type { MachineOfDay, StationDay } from './station-day.ts'
import { hourOrPen } from './station-fields.ts'
import { onForm } from './station-forms.ts'

export function drawMachineLedger(form: Form, day: StationDay): void {
  const noted = day.machines.filter(({ note }) => note !== '')
  drawForm(form, machineLedger, {
    ...onForm(day),
    opened: hourOrPen(day.openedAt),
    closed: hourOrPen(day.closedAt),
    machines: day.machines.map((machine) => ofMachine(machine, day.sealLabels)),
    faults: noted.map(({ serial, note, takenOverBy }) => ({
      ...{ serial, note },
      measure: takenOverBy === null ? '' : `${takenOverBy} が引き継いで閉鎖`,
    })),
  })
}

function ofMachine(machine: MachineOfDay, labels: StationDay['sealLabels']): MachineLedgerData['machines'][number] {
  const { id, serial, original, duplicate, seal } = machine
  const known = { id, serial, use: stateWords(machine) }
  if (!machine.wasStarted) return known
  return {
    ...known,
    ...{ original, duplicate },
    ready: hourOrPen(machine.readyAt),
    ended: hourOrPen(machine.endedAt),
    seal: seal === null ? null : digits(seal),
    originalLabel: labels.original,
    duplicateLabel: labels.duplicate,
  }
}

function stateWords({ state, wasStarted }: MachineOfDay): string | null {
  if (wasStarted) return state === 'failed' ? '使用し、故障した' : '使用した'
  if (state === 'spare') return '予備（使用しなかった）'
  return state === 'failed' ? '開始しなかった（故障）' : null
}
