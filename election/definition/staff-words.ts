/** SCR-01: the steps at which staff say something, with the values that may stand in the words of each. The usual words are the catalogue's (`words/common.tsv`). */
const STEPS = {
  opening: { name: '投票の開始', places: ['election', 'station'] },
  zeroCheck: { name: '0票の確認', places: [] },
  zeroCheckRefused: { name: '0票の確認をしていただけないとき', places: [] },
  handOver: { name: 'カードを渡すとき', places: ['contests', 'count'] },
  handOverSingle: { name: '一つの選挙のカードを渡すとき', places: ['contests'] },
  handOverAudio: { name: '音声投票のカードを渡すとき', places: [] },
  handOverBoth: { name: '画面と音声のカードを渡すとき', places: [] },
  audioHelper: { name: '音声投票：操作を見守る係（後ろに下がる）', places: [] },
  bothHelper: { name: '画面と音声で投票：案内する係（画面の見えない所へ下がる）', places: [] },
  audioAssisted: { name: '音声投票：操作の補助（候補者名は聞かない）', places: [] },
  audioProxy: { name: '音声投票：代理投票（候補者名を聞く）', places: [] },
  guide: { name: '目の不自由な方、体の弱い方が来られたとき', places: [] },
  askName: { name: '代理投票：候補者の名前の聞き方', places: [] },
  noName: { name: '代理投票：それでも名前を言われないとき', places: [] },
  askSingle: { name: '一つの選挙のカードを出す前', places: ['contests'] },
  askAudio: { name: '音声投票のカードを出す前', places: [] },
  askBoth: { name: '画面と音声のカードを出す前', places: [] },
  askNone: { name: 'どの選挙も投票されないとき', places: [] },
  writing: { name: '筆談', places: [] },
  closing: { name: '投票所の閉鎖', places: [] },
  absentee: { name: '不在者投票の受理（指定投票区）', places: [] },
  end: { name: '投票の終わり', places: [] },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly places: readonly string[] }>>

export type StaffScriptName = keyof typeof STEPS

export const STAFF_SCRIPT_NAMES = Object.keys(STEPS) as [StaffScriptName, ...StaffScriptName[]]

/** Bounds of one step's words: lines, and visible characters of a line. */
export const SCRIPT_LINES_MAX = 9
export const SCRIPT_LINE_MAX = 400

/** The municipality's own words for some of them, line by line. */
export type StaffWords = Readonly<Partial<Record<StaffScriptName, readonly string[] | undefined>>>

/** Its name in the office's file and on the paper of all of them. */
export function stepOf(script: StaffScriptName): string {
  return STEPS[script].name
}

export function placesOfStep(script: StaffScriptName): readonly string[] {
  return STEPS[script].places
}

/** A place that this step has no value for would be read out as it is. */
export function hasOnlyItsPlaces(script: StaffScriptName, lines: readonly string[]): boolean {
  const known = placesOfStep(script).map((place) => `{${place}}`)
  return lines.every((line) => !/[{}｛｝]/.test(known.reduce((left, place) => left.replaceAll(place, ''), line)))
}
