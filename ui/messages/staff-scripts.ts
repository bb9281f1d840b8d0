/**
 * The scripts of staff, at the step where each is said (SCR-01…11). Official words: a municipality has its own in the signed package
 * (`scripts.csv`); the English beside it is for the clerk, never read to a voter as the official text.
 */
import type { StaffScriptName, StaffWords } from '#election/definition/staff-words.ts'
import { type InEach, inEach } from '#election/language.ts'
import * as words from '#words/common.ts'

interface StaffScript extends InEach<readonly string[]> {
  readonly rule: string
  /** Not said: what the speaker does, and never does. */
  readonly mind?: InEach<readonly string[]>
}

export const STAFF_SCRIPTS = {
  opening: { rule: 'SCR-02', ...words.staffSaid.opening },
  zeroCheck: { rule: 'SCR-03', ...words.staffSaid.zeroCheck },
  zeroCheckRefused: { rule: 'SCR-03', ...words.staffSaid.zeroCheckRefused },
  handOver: { rule: 'ISS-03', ...words.staffSaid.handOver },
  handOverSingle: { rule: 'ISS-07', ...words.staffSaid.handOverSingle },
  handOverAudio: { rule: 'SCR-07', ...words.staffSaid.handOverAudio },
  handOverBoth: { rule: 'SCR-07', ...words.staffSaid.handOverBoth },
  audioHelper: { rule: 'SCR-09', ...words.staffSaid.audioHelper },
  bothHelper: { rule: 'SCR-09', ...words.staffSaid.bothHelper },
  audioAssisted: { rule: 'SCR-10', ...words.staffSaid.audioAssisted },
  audioProxy: { rule: 'SCR-11', ...words.staffSaid.audioProxy },
  guide: { rule: 'ELG-12', ...words.staffSaid.guide, mind: words.staffMinded.guide },
  askName: { rule: 'PRX-04', ...words.staffSaid.askName, mind: words.staffMinded.askName },
  noName: { rule: 'PRX-05', ...words.staffSaid.noName, mind: words.staffMinded.noName },
  askSingle: { rule: 'ISS-07', ...words.staffSaid.askSingle },
  askAudio: { rule: 'ISS-06', ...words.staffSaid.askAudio },
  askBoth: { rule: 'ISS-06', ...words.staffSaid.askBoth },
  askNone: { rule: 'ISS-08', ...words.staffSaid.askNone },
  writing: { rule: 'SCR-01', ...words.staffSaid.writing },
  closing: { rule: 'SCR-04', ...words.staffSaid.closing },
  absentee: { rule: 'SCR-05', ...words.staffSaid.absentee },
  end: { rule: 'SCR-06', ...words.staffSaid.end },
} satisfies Readonly<Record<StaffScriptName, StaffScript>>

/** Cards that help staff with a voter who needs help, in the order in which they are needed. */
export const HELP_CARDS = ['guide', 'askName', 'noName'] as const satisfies readonly (keyof typeof STAFF_SCRIPTS)[]

/** The script of this step: the municipality's words, or else those of the rules (SCR-01). */
export function staffLines(script: StaffScriptName, own: StaffWords): readonly string[] {
  return own[script] ?? STAFF_SCRIPTS[script].ja
}

/** Rules that the speaker minds at this step and does not say. */
export function mindedAt(script: StaffScriptName): InEach<readonly string[]> {
  const { mind }: StaffScript = STAFF_SCRIPTS[script]
  return mind ?? inEach(() => [])
}
