/** The files that a count leaves below its `--out` and believes again at its next start: each is signed, and what it says is bound to the others. */
const STAGES = ['1-received', '2-merged', '3-opened', '4-counted', '5-reconciled'] as const

export const STAGE_FILES: readonly string[] = [
  ...STAGES.flatMap((stage) => [`${stage}/report.json`, `${stage}/report.sig`]),
  'tally.json',
  'tally.sig',
].map((name) => `count/${name}`)

/** Named by the hash in 2-merged/report.json. */
export const MERGED_RECORDS = 'count/2-merged/records'

export const DECLARATION = ['lost-media.json', 'lost-media.sig']

export const ROUND_OF_LISTS = ['roll-round.ippyo', 'roll-round.sig']

/** @param made how many */
export function announcementFiles(made: number): readonly string[] {
  const numbers = Array.from({ length: made }, (_, i) => String(i + 1).padStart(3, '0'))
  return numbers.flatMap((number) => [`announcements/${number}.json`, `announcements/${number}.sig`])
}

/** No figure is taken from these: papers, the log, and the claim of the program that counts here now (decision 029). */
export function isOnlyShown(file: string): boolean {
  return file.startsWith('documents/') || file.startsWith('in-use/') || /^tally\.log(\.unfinished)?$/.test(file)
}
